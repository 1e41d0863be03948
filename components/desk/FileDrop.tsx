import { useState } from 'preact/hooks';
import { trusted } from '../parts/trusted';

interface FileDropProps {
  /** What can be dropped here, in words. */
  label: string;
  /** Name in the stable markup: `data-drop`. */
  name: string;
  disabled?: boolean;
  onFile: (file: File) => void;
}

/** A place to drop an archive on, or to choose one. */
export function FileDrop({ label, name, disabled = false, onFile }: FileDropProps) {
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
        accept=".zip,application/zip"
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
