import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Missing, SiteFoot, SiteHead, Waiting } from './chrome.jsx';
import { passed, useData } from './net.js';
import { Cards } from './order-cards.jsx';
import { Dialog } from './order-dialog.jsx';
import { Seller } from './order-seller.jsx';
import { Tables } from './order-table.jsx';
import { PlainList } from './list-plain.jsx';
import { VirtualList } from './list-virtual.jsx';
import { Service } from './service.jsx';
import { Inboxes } from './inboxes.jsx';
import { Home, Prime, Profile } from './simple.jsx';

const SKINS = { cards: Cards, dialog: Dialog, seller: Seller, table: Tables };
/** Skins that the server draws itself. */
const SERVED = ['react', 'feed2018'];

function Order({ id, search }) {
  const [unfolded, setUnfolded] = useState(false);
  const wanted = new URLSearchParams(search).get('skin');
  const order = useData(`/__api/orders/${id}${passed(search, unfolded ? ['time'] : ['time', 'folded'])}`);
  const skin = order?.missing ? null : (wanted ?? order?.skin);
  const served = SERVED.includes(skin);
  useEffect(() => {
    if (served) location.reload();
    else if (order && !order.missing) document.title = '거래 화면 - 크몽 (견본)';
  }, [served, order]);
  if (!order || served) return <Waiting />;
  const Skin = SKINS[skin];
  return Skin ? <Skin order={order} unfold={() => setUnfolded(true)} /> : <Missing />;
}

function Page({ path, search }) {
  const [, room, id] = path.split('/');
  if (path === '/') return <Home />;
  if (room === 'prime') return <Prime />;
  if (room === 'inboxes') return <Inboxes search={search} />;
  if (room === 'track' && id) return <Order key={id} id={id} search={search} />;
  if (room === 'gig' && id) return <Service key={id} id={id} search={search} />;
  if (room?.startsWith('@')) return <Profile name={decodeURIComponent(room.slice(1))} />;
  if (room === 'my_orders') return <List search={search} />;
  return <Missing />;
}

function List({ search }) {
  const skin = new URLSearchParams(search).get('skin') ?? document.documentElement.dataset.list;
  return skin === 'virtual' ? <VirtualList search={search} /> : <PlainList search={search} />;
}

function App() {
  const [place, setPlace] = useState({ path: location.pathname, search: location.search });
  useEffect(() => {
    const moved = () => setPlace({ path: location.pathname, search: location.search });
    const clicked = (event) => {
      const link = event.target.closest('a[href]');
      if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || link.origin !== location.origin) return;
      if (link.pathname.startsWith('/download/')) return;
      event.preventDefault();
      history.pushState(null, '', link.href);
      window.scrollTo(0, 0);
      moved();
    };
    addEventListener('popstate', moved);
    document.addEventListener('click', clicked);
    return () => {
      removeEventListener('popstate', moved);
      document.removeEventListener('click', clicked);
    };
  }, []);
  return (
    <>
      <SiteHead />
      <Page {...place} />
      <SiteFoot />
    </>
  );
}

createRoot(document.getElementById('__next')).render(<App />);
