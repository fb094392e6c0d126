export type Path = readonly (string | number)[];

/** What makes a document unusable. */
export interface Fault {
  /** Where. Of what is missing, where it belongs. */
  readonly path: Path;
  /** What it is, and how to mend it; reads on from the name of the place. */
  readonly message: string;
}

type Fields = { readonly [key: string]: unknown };

/** The members of anything: none, where it is no object. */
export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A text as a message quotes it. */
export const quoted = (text: unknown): string => {
  const whole = String(text);
  return `"${whole.length > 60 ? `${whole.slice(0, 60)}…` : whole}"`;
};

/** As a program would write it: `notices[1].texts["zh-Hant"].title`. */
export function placeOf(path: readonly unknown[]): string {
  const steps = path.map((key) =>
    /^[a-z_$][\w$]*$/i.test(String(key)) ? `.${String(key)}` : `[${JSON.stringify(key)}]`,
  );
  return steps.join('').replace(/^\./, '') || 'The document';
}

/** As a line, for people. */
export const lineOf = ({ path, message }: Fault): string => `${placeOf(path)} ${message}`;
