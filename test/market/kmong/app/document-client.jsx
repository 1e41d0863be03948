import { hydrateRoot } from 'react-dom/client';
import { OrderDocument } from './document.jsx';

window.__hydrationErrors = [];
const keep = (error) => window.__hydrationErrors.push(String(error?.message ?? error));
const props = JSON.parse(document.getElementById('order-data').textContent);
hydrateRoot(document, <OrderDocument {...props} />, { onRecoverableError: keep, onUncaughtError: keep, onCaughtError: keep });
