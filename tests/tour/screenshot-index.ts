/** One picture of one scene in one look. */
export interface Shot {
  readonly scene: string;
  readonly language: string;
  readonly size: string;
  readonly scheme: string;
  readonly file: string;
}

type Names = Readonly<Record<string, unknown>>;

/** The page's name on screen: `contracts.page` under `pages.contracts.page`. */
function nameOf(names: Names, scene: string): string {
  const [page = ''] = scene.split('/');
  const found = page.split('.').reduce<unknown>((at, key) => (at as Names | undefined)?.[key], names);
  return typeof found === 'string' ? found : '';
}

const STYLE = `
body{font:13px/20px "Microsoft YaHei UI","Segoe UI",sans-serif;margin:0;background:#eef1f4;color:#18222d}
header{position:sticky;top:0;display:flex;flex-wrap:wrap;gap:20px;align-items:baseline;padding:10px 16px;background:#fff;border-bottom:1px solid #c3ccd5}
h1{font-size:16px;margin:0}h2{font-size:14px;margin:20px 16px 6px}h2 small{font-weight:400;color:#566371}
fieldset{border:0;padding:0;margin:0;display:inline-flex;gap:10px}legend{float:left;padding:0 8px 0 0;color:#566371}
main{padding-bottom:24px}.row{display:grid;grid-template-columns:repeat(auto-fill,minmax(420px,1fr));gap:12px;padding:0 16px}
figure{margin:0}figure[hidden]{display:none}img{width:100%;border:1px solid #8692a0;background:#fff}figcaption{color:#4a5866;font-size:12px}
`;

const SCRIPT = `
const wish = () => Object.fromEntries([...document.forms[0].elements].filter((e) => e.checked).map((e) => [e.name, e.value]));
function show() {
  const now = wish();
  for (const figure of document.querySelectorAll('figure'))
    figure.hidden = Object.entries(now).some(([name, value]) => value !== '' && figure.dataset[name] !== value);
}
document.forms[0].addEventListener('change', show);
show();
`;

function filter(legend: string, name: string, values: readonly string[], start: string): string {
  const choices = ['', ...values].map(
    (value) =>
      `<label><input type="radio" name="${name}" value="${value}"${value === start ? ' checked' : ''}> ${value === '' ? '全部 all' : value}</label>`,
  );
  return `<fieldset><legend>${legend}</legend>${choices.join('')}</fieldset>`;
}

/** A plain page of all pictures, by scene, filtered by language, size and colours. Works from the folder, offline. */
export function indexPage(scenes: readonly string[], shots: readonly Shot[], names: Names): string {
  const figure = ({ scene, language, size, scheme, file }: Shot) =>
    `<figure data-language="${language}" data-size="${size}" data-scheme="${scheme}"><a href="${file}"><img src="${file}" loading="lazy" width="1366" height="768" style="height:auto" alt="${scene} ${language} ${size} ${scheme}"></a><figcaption>${language} · ${size} · ${scheme}</figcaption></figure>`;
  const section = (scene: string) => {
    const own = shots.filter((shot) => shot.scene === scene);
    return `<h2 id="${scene}">${scene} <small>${nameOf(names, scene)}</small></h2><div class="row">${own.map(figure).join('')}</div>`;
  };
  const filters = [
    filter('语言 language', 'language', ['zh-CN', 'en-US'], 'zh-CN'),
    filter('大小 size', 'size', ['1366', '1920'], '1366'),
    filter('颜色 colours', 'scheme', ['light', 'dark'], 'light'),
  ];
  return `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>Countersign · 复签</title><style>${STYLE}</style>
<header><h1>Countersign · 复签</h1><form>${filters.join(' ')}</form></header>
<main>${scenes.map(section).join('\n')}</main>
<script>${SCRIPT}</script></html>`;
}
