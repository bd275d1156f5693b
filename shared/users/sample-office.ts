/** Opens the sample office for everybody in it; shown on its sign-in page. Everything there is invented. */
export const SAMPLE_PASSWORD = 'lanchuan-demo-day';
