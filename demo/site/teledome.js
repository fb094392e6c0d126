import { attempt } from './desk.js';

const form = document.getElementById('suspension');

/** The form: up to so many numbers, moments that hang on a choice, and a server that can check. */
export function begin(doui) {
  for (const rows of form.querySelectorAll('[data-times]')) repeat(rows);
  form.addEventListener('change', depend);
  form.addEventListener('reset', () => queueMicrotask(depend));
  depend();

  let checked = false;
  form.addEventListener('submit', (event) => {
    if (checked) return;
    event.preventDefault();
    // The server must hold the act that the form names, and must be told whose it is.
    void attempt(async () => {
      await doui.sync();
      const { subject } = await doui.export();
      form.elements['subject'].value = subject;
      checked = true;
      form.requestSubmit();
      checked = false;
    });
  });
}

/** What hangs on a choice is open only while that choice is made. */
function depend() {
  for (const field of form.querySelectorAll('[data-on]')) {
    field.disabled = form.elements[field.dataset.on].value !== 'at';
  }
}

function repeat(rows) {
  const times = Number(rows.dataset.times);
  const template = rows.querySelector('template');
  const add = rows.parentElement.querySelector('[data-add]');
  const number = () => {
    const all = [...rows.querySelectorAll('.one')];
    all.forEach((row, at) => {
      for (const node of row.querySelectorAll('[name], [for], [id], [aria-describedby]')) {
        for (const name of ['name', 'for', 'id', 'aria-describedby']) {
          const value = node.getAttribute(name);
          if (value !== null) node.setAttribute(name, value.replace(/\.\d+\./, `.${at + 1}.`));
        }
      }
    });
    add.hidden = all.length >= times;
  };
  add.addEventListener('click', () => {
    const row = document.importNode(template.content, true);
    row.querySelector('[data-remove]').addEventListener('click', (event) => {
      event.target.closest('.one').remove();
      number();
      add.focus();
    });
    const input = row.querySelector('input');
    template.before(row);
    number();
    input.focus();
  });
  form.addEventListener('reset', () => {
    for (const row of [...rows.querySelectorAll('.one')].slice(1)) row.remove();
    number();
  });
  number();
}
