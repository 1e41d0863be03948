import { Component, type ComponentChild, type FunctionComponent, h } from 'preact';

/** A component that is drawn again only when one of its props is another one: for what is large and stays while something beside it moves. */
export function still<P extends object>(Drawn: FunctionComponent<P>) {
  return class Still extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      return (Object.keys({ ...this.props, ...next }) as (keyof P)[]).some((name) => this.props[name] !== next[name]);
    }

    render(): ComponentChild {
      return h(Drawn, this.props);
    }
  };
}
