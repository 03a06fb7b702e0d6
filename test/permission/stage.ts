import type { Answered } from '#domain/api';
import { type Journal, openJournal } from '../support/journal';
import { openProduct, type Product, requestId } from '../support/product';
import type { Caller } from './callers';
import type { Probe } from './probe';
import type { Subject } from './subjects';
import { arrange } from './world';

/** Asks with the product standing, and puts everything back. */
export interface Stage {
  ask(probe: Probe, subject: Subject, caller: Caller): Promise<Answered<unknown>>;
  readonly product: Product;
  readonly journal: Journal;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  process.env['WECHAT_TEMPLATES'] = JSON.stringify({ return: 'return-template', alert: 'alert-template' });
  const product = await openProduct('counted');
  try {
    await arrange(product);
  } catch (error) {
    await product.close();
    throw error;
  }
  const journal = openJournal();
  return {
    product,
    journal,
    async ask(probe, subject, caller) {
      const { openid, as } = caller.actor;
      const { operation } = probe;
      const event = { operation, request: probe.request(subject, caller), requestId: requestId(), as };
      try {
        return await product.raw(operation.split('.')[0] ?? '', event, openid);
      } finally {
        journal.undo();
      }
    },
    async close() {
      journal.close();
      await product.close();
    },
  };
}
