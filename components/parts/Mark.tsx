/** The product's own mark: a span of time with its safe tick. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-linecap="round" aria-hidden="true">
      <circle cx="4.2" cy="10" r="2.4" fill="currentColor" stroke="none" />
      <path d="M4.5 10h8.5" stroke-width="2.2" />
      <path d="M13 4.2v11.6" stroke-width="2.6" />
      <path d="M16.2 10h.01M18.8 10h.01" stroke-width="2.2" />
    </svg>
  );
}
