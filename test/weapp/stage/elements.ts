import { type Element, triggerEvent } from 'glass-easel';

/** WeChat's own look of its elements, as far as it decides how ours stand. */
const BASE_STYLE = `
html, body { margin: 0; height: 100%; }
page { display: block; min-height: 100%; -webkit-text-size-adjust: 100%; }
view, scroll-view, form, picker, label, swiper, cover-view { display: block; }
text { display: inline; }
scroll-view { overflow: auto; }
image { display: inline-block; width: 320px; height: 240px; overflow: hidden; background-size: cover; background-position: center; }
canvas { display: block; width: 300px; height: 150px; position: relative; touch-action: none; }
button { display: block; margin: 0 auto; padding: 0 14px; border: 0; border-radius: 5px; background: #f8f8f8; font-size: 18px; line-height: 2.55555556; text-align: center; color: #000; width: auto; box-sizing: border-box; font-family: inherit; }
button::after { content: ""; }
input, textarea { display: block; border: 0; outline: 0; padding: 0; background: transparent; font: inherit; color: inherit; }
input { height: 1.4rem; min-height: 1.4rem; width: 100%; }
textarea { width: 300px; height: 150px; resize: none; }
.wx-bar { position: sticky; top: 0; z-index: 20; display: flex; align-items: center; height: 44px; background: #fff; color: #000; font: 600 17px sans-serif; }
.wx-bar b { flex: 1; text-align: center; padding-right: 44px; font-weight: 600; }
.wx-back { width: 44px; text-align: center; font-size: 22px; }
.wx-root { display: none; }
.wx-root.wx-top { display: block; }
.wx-dialog { position: fixed; inset: 0; z-index: 1000; display: flex; align-items: center; justify-content: center; background: rgba(0,0,0,.5); font: 17px sans-serif; }
.wx-dialog > div { width: 300px; padding: 24px 16px 0; border-radius: 12px; background: #fff; text-align: center; white-space: pre-wrap; }
.wx-dialog u { display: inline-block; padding: 16px 32px; text-decoration: none; color: #576b95; font-weight: 600; }
.wx-toast { position: fixed; left: 50%; top: 45%; z-index: 1001; transform: translate(-50%, -50%); padding: 12px 16px; border-radius: 8px; background: rgba(0,0,0,.75); color: #fff; font: 15px sans-serif; }
`;

type Elements = globalThis.Element & { __wxElement?: Element };

/** The framework's node behind a DOM element. */
export function nodeOf(element: globalThis.Element): Element | undefined {
  return (element as Elements).__wxElement;
}

/** Fires one of WeChat's component events (change, input, getphonenumber) as the component would. */
export function fire(element: globalThis.Element, type: string, detail: unknown): void {
  const node = nodeOf(element);
  if (node) {
    triggerEvent(node, type, detail, { bubbles: false, composed: false });
  }
}

const ABSENT: readonly unknown[] = [undefined, null, '', 'undefined', 'false', 'null'];

/** Puts WeChat's own styles before everything else. */
export function addBaseStyle(): void {
  const style = document.createElement('style');
  style.textContent = BASE_STYLE;
  document.head.append(style);
}

type SetAttribute = (this: globalThis.Element, name: string, value: string) => void;

/** WeChat's attributes that mean something else, or nothing, to a browser's element of that name. */
function translate(element: globalThis.Element, name: string, value: string, plain: SetAttribute): void {
  if (name === 'src' && element.tagName === 'IMAGE' && element instanceof HTMLElement) {
    element.style.backgroundImage = `url("${value}")`;
  } else if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    if (name === 'value') {
      element.value = ABSENT.includes(value) ? '' : String(value);
    } else if (name === 'type' && (value === 'idcard' || value === 'digit')) {
      plain.call(element, 'type', 'text');
    }
  }
}

/** In WXML `disabled="{{false}}"` is off; in HTML any value is on. Unset aria attributes must not read "undefined". */
export function tameAttributes(): void {
  const plain: SetAttribute = globalThis.Element.prototype.setAttribute;
  globalThis.Element.prototype.setAttribute = function set(
    this: globalThis.Element,
    name: string,
    value: string,
  ): void {
    const switches = name === 'disabled' || name === 'hidden' || name.startsWith('aria-');
    if (switches && ABSENT.includes(value)) {
      this.removeAttribute(name);
    } else {
      plain.call(this, name, value);
      translate(this, name, value, plain);
    }
  };
}

/** Typing into WeChat's inputs: `input` with the value, `confirm` on Enter, `blur` on leaving. */
export function bridgeInputs(): void {
  const typed = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
      fire(target, 'input', { value: target.value, cursor: target.value.length });
    }
  };
  document.addEventListener('input', typed, true);
  document.addEventListener('keydown', ({ target, key }) => {
    if (target instanceof HTMLInputElement && key === 'Enter') {
      fire(target, 'confirm', { value: target.value });
    }
  });
}

/** Buttons that only WeChat may answer: the phone number asks the test, sharing asks the page. */
export function bridgeOpenTypes(share: () => unknown): void {
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof globalThis.Element ? target.closest('button[open-type]') : null;
    const openType = button?.getAttribute('open-type');
    if (button && openType === 'getPhoneNumber') {
      void window
        .__wechat('phone', {})
        .then((code) =>
          fire(
            button,
            'getphonenumber',
            code ? { code, errMsg: 'getPhoneNumber:ok' } : { errMsg: 'getPhoneNumber:fail user deny' },
          ),
        );
    } else if (button && openType === 'share') {
      void window.__happened('share', share());
    }
  });
}
