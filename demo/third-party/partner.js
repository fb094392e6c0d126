/* What another company sells, as news from a partner. It leaves when it is not wanted. */
(() => {
  const words = {
    en: {
      label: 'From a partner',
      title: 'Ishigaki Backup',
      text: 'A second copy of your servers in another city, started from your own racks.',
    },
    ja: {
      label: 'パートナーから',
      title: 'いしがきバックアップ',
      text: 'お使いのラックから、別の都市に、サーバーの控えを置けます。',
    },
  };
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: block; border-radius: 12px; padding: 1.1rem; background: #1d2a44; color: #e9effb; }
    p { margin: 0; }
    .label { display: inline-block; padding: 0 .5rem; border: 1px solid currentColor; border-radius: 4px; font-size: .75rem; }
    .title { margin-block: .8rem .3rem; font-size: 1.25rem; font-weight: 700; }
  `);

  function card() {
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    const local = words[document.documentElement.lang] ?? words.en;
    for (const [part, text] of Object.entries(local)) {
      const line = document.createElement('p');
      line.className = part;
      line.textContent = text;
      root.append(line);
    }
    return host;
  }

  const place = document.getElementById('partner');
  globalThis.doui.subscribe(({ purposes }) => {
    const wanted = purposes['partner-products']?.allowed === true;
    if (!wanted) place.replaceChildren();
    else if (place.childElementCount === 0) place.append(card());
  });
})();
