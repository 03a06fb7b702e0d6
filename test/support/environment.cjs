/** The environment every test runs in: the SDK asks no metadata service, secrets are the tests' own, and the clock is China's. */
process.env.TENCENTCLOUD = 'true';
process.env.TENCENTCLOUD_RUNENV = 'SCF';
process.env.SILENCE = 'true';
process.env.TZ = 'America/New_York';
process.env.FIELD_KEY_ID = 'test';
process.env.FIELD_KEY = '11'.repeat(32);
process.env.INDEX_KEY = '22'.repeat(32);
process.env.SEAL_KEYS = JSON.stringify([
  { kid: 'test-ed25519', suite: 'sm3-ed25519', privateKey: '33'.repeat(32), from: '2020-01-01T00:00:00Z' },
  { kid: 'test-sm2', suite: 'sm3-sm2', privateKey: '44'.repeat(32), from: '2020-01-01T00:00:00Z' },
]);
process.env.TARO_ENV = process.env.TARO_ENV ?? 'h5';
// No test calls WeChat: nobody listens there.
process.env.WECHAT_API = process.env.WECHAT_API ?? 'http://127.0.0.1:9';
