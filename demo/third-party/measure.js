/* Another company's analysis of behaviour, from which the provider suggests services of its own. */
(() => {
  const origin = new URL(document.currentScript.src).origin;
  const words = {
    en: {
      list: 'What this page’s analysis has seen:',
      page: 'You opened this page',
      plans: 'You looked at the plans',
      places: 'You looked at the places that wait',
      support: 'You looked at the support',
      chose: 'You chose ',
      hint: (plan) => `${plan} may suit you.`,
      none: 'Hikari House',
    },
    ja: {
      list: 'このページの分析が見たもの:',
      page: 'ページを開きました',
      plans: '料金プランをご覧になりました',
      places: '空けておく場所をご覧になりました',
      support: 'サポートをご覧になりました',
      chose: 'お選びのプラン:',
      hint: (plan) => `「${plan}」はいかがですか。`,
      none: 'ひかりファミリー',
    },
  };
  const local = words[document.documentElement.lang] ?? words.en;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: block; font-size: .9375rem; }
    p { margin: 0; } ul { margin: .4rem 0 0; padding-inline-start: 1.2rem; }
    .hint { margin-block-end: .8rem; font-size: 1.125rem; font-weight: 700; }
  `);

  const seen = new Set();
  let suggested = local.none;
  const place = document.getElementById('suggested');
  const wanted = () => globalThis.doui.allows('behavioral-analysis');

  function draw() {
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    const hint = document.createElement('p');
    hint.className = 'hint';
    hint.textContent = local.hint(suggested);
    const intro = document.createElement('p');
    intro.textContent = local.list;
    const list = document.createElement('ul');
    for (const words of seen) {
      const item = document.createElement('li');
      item.textContent = words;
      list.append(item);
    }
    root.append(hint, intro, list);
    place.replaceChildren(host);
  }

  function note(what) {
    if (!wanted() || seen.has(what)) return;
    seen.add(what);
    draw();
    void fetch(`${origin}/report`, { method: 'POST', mode: 'no-cors', keepalive: true });
  }

  const sections = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) note(local[target.dataset.seen]);
      }
    },
    { threshold: 0.5 },
  );
  for (const section of document.querySelectorAll('[data-seen]')) sections.observe(section);
  document.addEventListener('click', ({ target }) => {
    const plan = target.closest?.('[data-plan]')?.dataset.plan;
    if (plan === undefined || !wanted()) return;
    suggested = plan;
    note(local.chose + plan);
  });
  globalThis.doui.subscribe(() => {
    if (wanted()) {
      note(local.page);
    } else {
      seen.clear();
      place.replaceChildren();
    }
  });
})();
