import { startDispatcher } from './dispatcher';
import { openProduct } from './product';
import { BadSetting, settingsOf } from './settings';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const isTaken = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'EADDRINUSE';

/** Starts the product: data, cloud, WeChat, then the address. Ends cleanly on Ctrl-C. */
async function main(): Promise<void> {
  const settings = settingsOf(process.env);
  let port = settings.port;
  const product = await openProduct(settings, () => `http://localhost:${port}`, say);
  const dispatcher = await startDispatcher(product, settings.port).catch(async (error: unknown) => {
    await product.close();
    throw isTaken(error)
      ? new BadSetting(`端口 ${settings.port} 已被占用。请换一个，例如 PORT=8788 npm start。`)
      : error;
  });
  ({ port } = dispatcher);
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (!stopping) {
      stopping = true;
      say('正在停止，数据都已保存…');
      await dispatcher.close();
      await product.close();
      process.exit(0);
    }
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
  say(`\n一个都不能少 · ${product.countyName}（演示数据）\n打开 http://localhost:${port} ，按 Ctrl-C 停止。`);
}

main().catch((error: unknown) => {
  say(error instanceof BadSetting ? error.message : `启动失败：${error instanceof Error ? error.stack : typeof error}`);
  process.exit(1);
});
