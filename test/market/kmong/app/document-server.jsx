import { renderToString } from 'react-dom/server';
import { OrderDocument } from './document.jsx';

export function renderOrder(props) {
  return `<!DOCTYPE html>${renderToString(<OrderDocument {...props} />)}`;
}
