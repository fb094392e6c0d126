import type { VNode } from 'preact';
import type { Contact } from '../../core/notice.ts';
import { Link } from './Link.tsx';
import type { Part } from './Part.ts';

/** Where to turn with questions and complaints. */
export function Contacts({ ui: { words }, notice, text }: Part): VNode {
  return (
    <>
      {notice.contacts?.map(({ key, channel, address }) => {
        const told = text.contacts?.[key];
        return (
          <div key={key}>
            <p lang={text.lang}>
              <strong>{told?.title ?? words.contact[channel]}</strong>
            </p>
            <p lang={text.lang}>{told?.body}</p>
            {address && (
              <p>
                {words.contact[channel]}:{' '}
                <Link to={SCHEMES[channel] + address}>
                  <bdi>{address}</bdi>
                </Link>
              </p>
            )}
          </div>
        );
      })}
    </>
  );
}

/** What makes an address one that can be followed; a postal one cannot. */
const SCHEMES: { readonly [channel in Contact['channel']]: string } = {
  email: 'mailto:',
  telephone: 'tel:',
  post: '',
  form: '',
};
