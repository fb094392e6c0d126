import type { ComponentChildren, Ref, VNode } from 'preact';

interface Props {
  /** Such as 3 for `h3`. Below `h6` there is nothing. */
  readonly level: number;
  readonly id?: string;
  readonly focus?: Ref<HTMLHeadingElement>;
  readonly children: ComponentChildren;
}

/** A heading; one with an id can be gone to. */
export function Heading({ level, id, focus, children }: Props): VNode {
  const Tag = `h${Math.min(level, 6)}` as 'h2';
  return id === undefined ? (
    <Tag>{children}</Tag>
  ) : (
    <Tag id={id} ref={focus ?? null} tabIndex={-1}>
      {children}
    </Tag>
  );
}
