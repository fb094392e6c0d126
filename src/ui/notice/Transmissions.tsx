import type { VNode } from 'preact';
import { dataOf, purposesOf, recipientsOf } from './cited.tsx';
import { List, names } from './names.tsx';
import { Link } from '../Link.tsx';
import type { Part } from './Part.ts';
import { inBest, own, type Said } from './said.ts';
import { Say } from './Say.tsx';
import { Sheet } from './Sheet.tsx';

/** What programs on the page send to others, to whom, for what, and how to stop it (TBA 27-12). */
export function Transmissions(part: Part): VNode {
  const { ui, notice, reader } = part;
  const { words } = ui;
  const { label } = words;
  return (
    <>
      {notice.transmissions?.map((key) => {
        const sent = own(notice.cited.transmissions, key);
        if (sent === undefined) return <p key={key}>{key}</p>;
        const { recipient, data, purposes, origins, exemption, optOut, texts } = sent;
        const text = inBest(texts, reader);
        const line = (
          name: 'service' | 'purpose' | 'recipientPurpose' | 'requests' | 'limits',
        ): Said<string> | undefined => {
          const found = text?.words[name];
          return text && found !== undefined ? { ...text, words: found } : undefined;
        };
        const theirs = line('recipientPurpose');
        const service = line('service');
        const requests = line('requests');
        const limits = line('limits');
        return (
          <div key={key} class="item">
            <Sheet
              of={[
                [label.service, service && <Say of={service} />],
                [label.recipients, recipientsOf(part, [recipient])],
                [label.sent, dataOf(part, data)],
                [
                  label.sentFor,
                  <>
                    <Say as="p" of={line('purpose')} />
                    {purposes.length > 0 && purposesOf(part, purposes)}
                  </>,
                ],
                [label.usedFor, theirs && <Say of={theirs} />],
                [label.sentTo, names(origins.map((origin) => <bdi key={origin}>{origin}</bdi>))],
                [label.basis, exemption && words.exemptions[exemption]],
                [
                  label.optOut,
                  optOut && (
                    <List
                      of={[
                        words.stops[optOut.stops],
                        ...(requests ? [<Say key="requests" of={requests} />] : []),
                        <Link key={key} to={optOut.url} />,
                      ]}
                    />
                  ),
                ],
                [label.limits, limits && <Say of={limits} />],
              ]}
            />
          </div>
        );
      })}
    </>
  );
}
