interface TouchLike {
  readonly type: string;
  readonly currentTarget?: { readonly id?: string };
  readonly detail?: { readonly touches?: ArrayLike<Touch>; readonly changedTouches?: ArrayLike<Touch> };
}

/** The DOM element of the node with this id on the page in front, through all components. */
export function elementById(id: string): Element | undefined {
  const all = document.querySelectorAll('.wx-top *');
  return [...all].find((element) => (element as { __wxElement?: { id: string } }).__wxElement?.id === id);
}

function onCanvas(event: TouchLike): object {
  const canvas = event.type.startsWith('touch') ? elementById(event.currentTarget?.id ?? '') : undefined;
  const { left, top } = canvas?.getBoundingClientRect() ?? { left: 0, top: 0 };
  const place = (list: ArrayLike<Touch> | undefined): object[] =>
    Array.from(list ?? [], ({ identifier, clientX, clientY }) => ({
      identifier,
      clientX,
      clientY,
      x: clientX - left,
      y: clientY - top,
    }));
  return { touches: place(event.detail?.touches), changedTouches: place(event.detail?.changedTouches) };
}

/** WeChat tells a canvas where on it each finger is: Taro's one handler gets its touches that way. */
export function placed<T extends Record<string, unknown>>(methods: T): T {
  const { eh } = methods;
  if (typeof eh !== 'function') {
    return methods;
  }
  return {
    ...methods,
    eh(this: unknown, event: TouchLike) {
      if (event.type.startsWith('touch')) {
        Object.assign(event, onCanvas(event));
      }
      return eh.call(this, event);
    },
  };
}
