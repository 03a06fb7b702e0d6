import type { IPluginContext } from '@tarojs/service';

/** What screen readers need; Taro's own WXML templates leave all of it out. Attribute → the property Taro's runtime sends. */
const ARIA = {
  'aria-label': 'ariaLabel',
  'aria-role': 'ariaRole',
  'aria-live': 'ariaLive',
  'aria-hidden': 'ariaHidden',
  'aria-checked': 'ariaChecked',
  'aria-selected': 'ariaSelected',
  'aria-disabled': 'ariaDisabled',
} as const;

/** Elements that carry them; the remaining ones never stand for something a person hears or taps. */
const BEARERS = new Set([
  'view',
  'static-view',
  'text',
  'static-text',
  'button',
  'input',
  'textarea',
  'picker',
  'image',
  'static-image',
  'canvas',
]);

interface Template {
  buildAttribute(attributes: Record<string, string>, nodeName: string): string;
}

/** Adds the aria attributes to the templates of the weapp build, so that `aria-label` on a component reaches WeChat. */
export default function ariaPlugin(ctx: IPluginContext): void {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn: (platform: { platform: string; template?: Template }) => {
      const { template } = platform;
      if (platform.platform !== 'weapp' || !template) {
        return;
      }
      const plain = template.buildAttribute.bind(template);
      template.buildAttribute = (attributes, nodeName) => {
        const aria = Object.entries(ARIA).map(([name, property]) => `${name}="{{i.${property}}}" `);
        return plain(attributes, nodeName) + (BEARERS.has(nodeName) ? aria.join('') : '');
      };
    },
  });
}
