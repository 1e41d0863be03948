/**
 * Wraps a handler so that only the user's own events reach it. The card's shadow root is open and the page can dispatch events into it;
 * nothing that the page does may answer for the user.
 */
export function trusted<E extends Event>(handle: (event: E) => void): (event: E) => void {
  return (event) => {
    if (event.isTrusted) handle(event);
  };
}
