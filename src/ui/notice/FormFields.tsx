import type { VNode } from 'preact';
import { names } from './names.tsx';
import type { Part } from './Part.ts';
import { own, said } from './said.ts';
import { Say } from './Say.tsx';
import { Table } from './Table.tsx';

/** The form that comes with the notice, as a list of what it asks for. */
export function FormFields(part: Part): VNode {
  const { ui, notice } = part;
  const { words, lang } = ui;
  const { label } = words;
  return (
    <>
      {notice.form?.map(({ key, times, by, fields }) => (
        <div key={key} class="item">
          {times !== undefined && <p>{words.times(new Intl.NumberFormat(lang).format(times))}</p>}
          {by === 'office' && <p>{words.office}</p>}
          <Table
            caption={<Say of={said(part, ({ form }) => own(form?.groups, key))} or={key} />}
            heads={[label.field, label.type, label.options, label.format]}
            rows={fields.map((field) => [
              <>
                <Say
                  of={said(part, ({ form }) => own(form?.fields, field.key)?.label)}
                  or={field.key}
                />
                <Say as="p" of={said(part, ({ form }) => own(form?.fields, field.key)?.hint)} />
              </>,
              `${words.fields[field.type]} · ${field.required ? words.required : words.optional}`,
              names(
                field.options?.map((option) => (
                  <Say
                    key={option}
                    of={said(part, ({ form }) => own(form?.options, option))}
                    or={option}
                  />
                )),
              ),
              names(
                [field.prefix && words.begins(field.prefix), field.pattern]
                  .filter(Boolean)
                  .map((told) => <bdi key={told}>{told}</bdi>),
              ),
            ])}
          />
        </div>
      ))}
    </>
  );
}
