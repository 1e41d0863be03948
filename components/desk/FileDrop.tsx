import { useState } from 'preact/hooks';
import { trusted } from '../parts/trusted';

interface FileDropProps {
  /** What can be dropped here, in words. */
  label: string;
  /** Name in the stable markup: `data-drop`. */
  name: string;
  disabled?: boolean;
  /** Endings and types that can be chosen, as the field's own `accept` takes them; '' for any. */
  accept?: string;
  onFile: (file: File) => void;
}

/** A place to drop a file on, an archive unless said otherwise, or to choose one. */
export function FileDrop({ label, name, disabled = false, accept = '.zip,application/zip', onFile }: FileDropProps) {
  const [over, setOver] = useState(false);
  return (
    <label
      class={`drop${over ? ' over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={trusted((event: DragEvent) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file && !disabled) onFile(file);
      })}
    >
      {label}
      <input
        type="file"
        accept={accept}
        data-drop={name}
        disabled={disabled}
        onChange={trusted((event: Event) => {
          const input = event.target as HTMLInputElement;
          const file = input.files?.[0];
          // Emptied, so that choosing the same file once more takes it once more.
          input.value = '';
          if (file) onFile(file);
        })}
      />
    </label>
  );
}
