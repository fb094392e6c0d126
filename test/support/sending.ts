/* Ways in which a page's own code sends something to another origin, run in the page. */

/** Ways in which code sends something; each gives back what the caller was told. */
export const WAYS: { readonly [name: string]: (other: string) => unknown } = {
  fetch: (other) => fetch(`${other}/x`).then(String, (error: unknown) => String(error)),
  'fetch of a Request': (other) => fetch(new Request(`${other}/x`)).then(String, String),
  'fetch of a URL': (other) => fetch(new URL(`${other}/x`)).then(String, String),
  'fetch by an address without scheme': (other) =>
    fetch(other.replace('http:', '') + '/x').then(String, String),
  XMLHttpRequest: (other) =>
    new Promise((resolve) => {
      const request = new XMLHttpRequest();
      const said: string[] = [];
      request.open('GET', `${other}/x`);
      for (const type of ['loadstart', 'readystatechange', 'error', 'load', 'loadend'] as const) {
        request.addEventListener(type, () => {
          said.push(`${type} ${request.readyState} ${request.status}`);
          if (type === 'loadend') resolve(said.join());
        });
      }
      request.send();
    }),
  sendBeacon: (other) => String(navigator.sendBeacon(`${other}/x`, 'a')),
  EventSource: (other) =>
    new Promise((resolve) => {
      const source = new EventSource(`${other}/x`);
      source.addEventListener('error', () => (source.close(), resolve('error')));
    }),
  'new Image': (other) =>
    new Promise((resolve) => {
      const image = new Image();
      image.addEventListener('error', () => resolve('error'));
      image.src = `${other}/x`;
    }),
  'image, srcset': (other) =>
    new Promise((resolve) => {
      const image = document.createElement('img');
      image.addEventListener('error', () => resolve('error'));
      image.srcset = `${other}/x 1x, ${other}/y 2x`;
    }),
  'image, setAttribute': (other) =>
    new Promise((resolve) => {
      const image = document.createElement('img');
      image.addEventListener('error', () => resolve('error'));
      image.setAttribute('SRC', `${other}/x`);
    }),
  'script appended': (other) =>
    new Promise((resolve) => {
      const script = document.createElement('script');
      script.src = `${other}/x.js`;
      script.addEventListener('error', () => resolve('error'));
      script.addEventListener('load', () => resolve('load'));
      document.head.append(script);
    }),
  'script in a fragment': (other) =>
    new Promise((resolve) => {
      const script = document.createElement('script');
      script.src = `${other}/x.js`;
      script.addEventListener('error', () => resolve('error'));
      script.addEventListener('load', () => resolve('load'));
      const fragment = document.createDocumentFragment();
      fragment.append(script);
      document.body.append(fragment);
    }),
  stylesheet: (other) =>
    new Promise((resolve) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = `${other}/x.css`;
      link.addEventListener('error', () => resolve('error'));
      link.addEventListener('load', () => resolve('load'));
      document.body.append(link);
    }),
  innerHTML: (other) => {
    document.body.innerHTML = `<p><img src="${other}/x"><iframe src="${other}/frame"></iframe>`;
  },
  insertAdjacentHTML: (other) =>
    document.body.insertAdjacentHTML('beforeend', `<img src="${other}/x">`),
  outerHTML: (other) => {
    const element = document.createElement('p');
    document.body.append(element);
    element.outerHTML = `<img src="${other}/x">`;
  },
  createContextualFragment: (other) => {
    document.body.append(
      document.createRange().createContextualFragment(`<script src="${other}/x.js"></script>`),
    );
  },
  'document.write': (other) => {
    const { write } = document as unknown as { write(markup: string): void };
    write.call(document, `<p><img src="${other}/x"><script src="${other}/x.js"></script>`);
  },
  iframe: (other) => {
    const frame = document.createElement('iframe');
    frame.src = `${other}/x`;
    document.body.append(frame);
  },
  srcdoc: (other) => {
    const frame = document.createElement('iframe');
    frame.srcdoc = `<img src="${other}/x">`;
    document.body.append(frame);
  },
  'a blank frame': (other) => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    frame.contentWindow?.fetch(`${other}/x`).catch(() => {});
    const image = frame.contentDocument?.createElement('img');
    if (image) image.src = `${other}/y`;
  },
  'a blank frame by number': (other) => {
    document.body.insertAdjacentHTML('beforeend', '<iframe></iframe>');
    (window[window.length - 1] as typeof window).fetch(`${other}/x`).catch(() => {});
  },
  'form.submit': (other) => {
    document.body.insertAdjacentHTML('beforeend', '<iframe name="to"></iframe><form></form>');
    const form = document.forms[0] as HTMLFormElement;
    form.target = 'to';
    form.action = `${other}/x`;
    form.submit();
  },
  requestSubmit: (other) => {
    document.body.insertAdjacentHTML('beforeend', '<iframe name="to"></iframe><form></form>');
    const form = document.forms[0] as HTMLFormElement;
    form.target = 'to';
    form.action = `${other}/x`;
    form.requestSubmit();
  },
  'a copy of a template': (other) => {
    const template = document.createElement('template');
    template.innerHTML = `<img src="${other}/x">`;
    document.body.append(document.importNode(template.content, true));
  },
  'a shadow root': (other) => {
    const host = document.createElement('div');
    const script = document.createElement('script');
    script.src = `${other}/x.js`;
    host.attachShadow({ mode: 'closed' }).append(script);
    document.body.append(host);
  },
  'an attribute node': (other) => {
    const image = document.createElement('img');
    const attribute = document.createAttribute('src');
    attribute.value = `${other}/x`;
    image.setAttributeNode(attribute);
  },
  'a picture in SVG': (other) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const image = document.createElementNS('http://www.w3.org/2000/svg', 'image');
    image.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', `${other}/x`);
    svg.append(image);
    document.body.append(svg);
  },
  'a style sheet in the page': (other) => {
    const style = document.createElement('style');
    style.textContent = `@import '${other}/x.css'; body { background: url(${other}/x) }`;
    document.body.append(style);
  },
  'import() in an inline script': (other) => {
    const script = document.createElement('script');
    script.textContent = `import('${other}/x.js')`;
    document.body.append(script);
  },
  'import in a module': (other) => {
    const script = document.createElement('script');
    script.type = 'module';
    script.textContent = `import * as all from "${other}/x.js"`;
    document.body.append(script);
  },
  'a frame that is its own address': (other) => {
    const frame = document.createElement('iframe');
    frame.src = `data:text/html,<img src="${other}/x">`;
    document.body.append(frame);
  },
  'a frame with a script': (other) => {
    const frame = document.createElement('iframe');
    frame.srcdoc = `<script>fetch('${other}/x')</script>`;
    document.body.append(frame);
  },
  'style sheet as markup': (other) => {
    document.body.innerHTML = `<style>@import url(${other}/x.css)</style>`;
  },
  'a worklet': (other) =>
    new OfflineAudioContext(1, 1, 44_100).audioWorklet.addModule(`${other}/x.js`).catch(String),
  'a font': (other) =>
    new FontFace('x', `url(${other}/x)`).load().then(
      () => 'came',
      (error: unknown) => String(error),
    ),
  Audio: (other) => void new Audio(`${other}/x`),
};
/** What the caller is told where the network does not reach. */
export const TOLD: { readonly [name: string]: unknown } = {
  XMLHttpRequest: 'loadstart 1 0,readystatechange 4 0,error 4 0,loadend 4 0',
  sendBeacon: 'false',
};
