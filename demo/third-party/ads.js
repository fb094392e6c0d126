/* Another company's advertisement. It comes only if asked for, and leaves when it is not wanted. */
(() => {
  const words = {
    en: {
      label: 'Advertisement',
      title: 'Morning Hill Coffee',
      text: 'Roasted on Monday, in your letter box on Tuesday. The first bag is on us.',
      foot: 'Chosen by an advertising company',
    },
    ja: {
      label: '広告',
      title: '朝丘珈琲',
      text: '月曜に焙煎、火曜にポストへ。はじめの一袋は無料です。',
      foot: '広告会社が選んだ広告です',
    },
  };
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: block; border-radius: 12px; padding: 1.1rem; background: #3b2417; color: #fbeee2; }
    p { margin: 0; }
    .label { display: inline-block; padding: 0 .5rem; border: 1px solid currentColor; border-radius: 4px; font-size: .75rem; }
    .title { margin-block: .8rem .3rem; font-size: 1.25rem; font-weight: 700; }
    .foot { margin-block-start: 1.1rem; font-size: .75rem; opacity: .8; }
  `);

  function card() {
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    const local = words[document.documentElement.lang] ?? words.en;
    for (const part of ['label', 'title', 'text', 'foot']) {
      const line = document.createElement('p');
      line.className = part;
      line.textContent = local[part];
      root.append(line);
    }
    return host;
  }

  const place = document.getElementById('sponsor');
  globalThis.doui.subscribe(({ purposes }) => {
    const wanted = purposes['ads']?.allowed === true;
    if (!wanted) place.replaceChildren();
    else if (place.childElementCount === 0) place.append(card());
  });
})();
