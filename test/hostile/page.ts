import type { Way } from './way.ts';

/** What the ways find in the page. */
interface Hostile {
  /** Takes each way once, to each of the three origins; addresses bear the phase. */
  run(phase: string): void;
  /** A script, marked where a purpose is named. */
  script(url: string, purpose?: string): HTMLScriptElement;
  /** The words of an image, marked where a purpose is named. */
  img(url: string, purpose?: string): string;
  /** A fresh place in the page. */
  place(): HTMLElement;
  /** A blank frame. */
  frame(): HTMLIFrameElement;
  /** A form that is posted into a blank frame. */
  form(url: string): HTMLFormElement;
  /** An address of a worker's code. */
  blob(code: string): string;
  /** An own address that leads to another. */
  own(url: string): string;
}

declare global {
  var hostile: Hostile;
}

/** The other company's origins, and what opens each; the last is the site's own. */
export type Targets = readonly (readonly [origin: string, purpose?: string | undefined])[];

/** Runs in the page, before everything else of it that is no tag of Doui's. */
export function prepare(
  ways: readonly [key: string, file: string, run: NonNullable<Way['run']>, canMark?: boolean][],
  targets: Targets,
): void {
  const add = <Node extends Element>(node: Node): Node => {
    document.body.append(node);
    return node;
  };
  globalThis.hostile = {
    run(phase) {
      for (const [key, file, run, canMark] of ways) {
        for (const [origin, purpose] of targets) {
          try {
            const going = run(`${origin}/${key}/${phase}.${file}`, canMark ? purpose : undefined);
            if (going instanceof Promise) going.catch(() => {});
          } catch {
            // As a network error would be: the next way goes on.
          }
        }
      }
    },
    script(url, purpose) {
      const script = document.createElement('script');
      if (purpose) {
        script.type = 'text/plain';
        script.setAttribute('data-purpose', purpose);
      }
      if (url) script.src = url;
      return script;
    },
    img: (url, purpose) =>
      purpose ? `<img data-purpose="${purpose}" data-src="${url}">` : `<img src="${url}">`,
    place: () => add(document.createElement('div')),
    frame: () => add(document.createElement('iframe')),
    form(url) {
      const name = `f${url}`;
      add(Object.assign(document.createElement('iframe'), { name }));
      return add(
        Object.assign(document.createElement('form'), {
          action: url,
          method: 'post',
          target: name,
        }),
      );
    },
    blob: (code) => URL.createObjectURL(new Blob([code], { type: 'text/javascript' })),
    own: (url) => `/go?to=${encodeURIComponent(url)}`,
  };
}

/** What a page of these ways has in its body: its markup, and then its code. */
export function bodyOf(ways: readonly Way[], targets: Targets, phase: string): string {
  const marks = (html: string, purpose = ''): string =>
    html
      .replaceAll('HELD', `type="text/plain" data-purpose="${purpose}"`)
      .replaceAll('MARK', `data-purpose="${purpose}"`);
  const markup = ways.flatMap(({ key, file, html, marked }) =>
    html === undefined
      ? []
      : targets.map(([origin, purpose], at) =>
          marks((purpose && marked) ?? html, purpose)
            .replaceAll('URL', `${origin}/${key}/${phase}.${file}`)
            .replaceAll('KEY', `${key}-${at}`),
        ),
  );
  return `${markup.join('\n')}\n<script>hostile.run(${JSON.stringify(phase)})</script>`;
}

/** The tag that prepares the page. */
export function helpersOf(ways: readonly Way[], targets: Targets): string {
  const code = ways.flatMap(({ key, file, run, canMark = false }) =>
    run ? [`[${JSON.stringify([key, file]).slice(1, -1)},${run.toString()},${canMark}]`] : [],
  );
  return `<script>(${prepare.toString()})([${code.join(',')}],${JSON.stringify(targets)})</script>`;
}
