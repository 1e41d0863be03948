import { useEffect } from 'react';
import { Waiting } from './chrome.jsx';
import { passed, useData } from './net.js';

/** Messages: partners on the left, the feed on the right, own messages to the right. */
export function Inboxes({ search }) {
  const box = useData(`/__api/inboxes${passed(search, [])}`);
  useEffect(() => {
    document.title = '메시지 - 크몽 (견본)';
  }, []);
  if (!box) return <Waiting />;
  return (
    <div className="post">
      <div className="post-who">
        {box.partners.map((p) => <a key={p.name} href={`/@${p.name}`}><b>{p.name}</b><span>{p.last}</span><small>{p.at}</small></a>)}
      </div>
      <div className="post-talk">
        <p className="post-gig">문의 서비스 <a href={`/gig/${box.gigId}`}>서비스 보기</a></p>
        <ul>
          {box.messages.map((m, i) => (
            <li key={i} className={`flex flex-col ${m.mine ? 'items-end' : 'items-start'}`}>
              <div role="presentation">{m.text}</div>
              <small>{m.at}</small>
            </li>
          ))}
        </ul>
        <textarea placeholder="메시지를 입력하세요. (Enter: 줄바꿈)" rows="2" />
      </div>
    </div>
  );
}
