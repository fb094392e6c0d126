import type { VNode } from 'preact';
import type { Part } from './Part.ts';

/** The heads of security control, each with what is done under it. */
export function Security({ ui: { words }, notice, text }: Part): VNode {
  return (
    <>
      {notice.security?.map((head) => {
        const told = text.security?.[head];
        return told === undefined ? (
          <p key={head}>{words.security[head]}</p>
        ) : (
          <details key={head} lang={text.lang}>
            <summary>{told.title}</summary>
            <p>{told.body}</p>
          </details>
        );
      })}
    </>
  );
}
