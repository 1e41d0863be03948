import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Width in whole px of an element's inside, followed as it changes; 0 until it is drawn. For drawings made at the size of their place: scaled, their text would scale too. */
export function useWidth<E extends HTMLElement>() {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = () => setWidth(element.clientWidth);
    measure();
    // In a frame of its own: the new drawing changes the element's height, which the observer may not be told while it tells.
    let frame = 0;
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(measure);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, []);
  return { ref, width };
}
