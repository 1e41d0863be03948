import { Component, type ComponentChild, type ComponentChildren } from 'preact';

interface BoundaryProps {
  onFailed: () => void;
  children?: ComponentChildren;
}

/** Keeps an error of a drawing inside the drawing: nothing is left of it, and whoever asked for it is told once. */
export class Boundary extends Component<BoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static override getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(): void {
    // Told when the recovery is over: in the middle of it the tree must not be taken apart.
    queueMicrotask(this.props.onFailed);
  }

  override render(): ComponentChild {
    return this.state.failed ? null : this.props.children;
  }
}
