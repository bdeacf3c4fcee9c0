import { copyFileSync, cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const FONTS = [
  ['inter', ['400-normal', '600-normal']],
  ['jetbrains-mono', ['400-normal', '700-normal']],
] as const;

/** Copies the font files that `electron/export/assets.ts` reads to `out/assets`. */
export function copyAssets(root: string): Plugin {
  return {
    name: 'claimwright:copy-assets',
    closeBundle() {
      const target = join(root, 'out', 'assets');
      mkdirSync(join(target, 'fonts'), { recursive: true });
      for (const [folder, stems] of FONTS) {
        for (const stem of stems) {
          for (const subset of ['latin', 'latin-ext']) {
            const file = `${folder}-${subset}-${stem}.woff`;
            const source = join(root, 'node_modules', '@fontsource', folder, 'files', file);
            copyFileSync(source, join(target, 'fonts', file));
          }
        }
      }
      const profile = 'sRGB_IEC61966_2_1.icc';
      copyFileSync(join(root, 'node_modules', 'pdfkit', 'js', 'data', profile), join(target, profile));
    },
  };
}

/**
 * Copies what the PDF reader of the pages asks for while it draws a scanned or foreign PDF to `out/renderer/pdf`:
 * decoders of fax and JPEG 2000 pictures (as script: the policy of the pages lets no WebAssembly in), the fonts that
 * every reader has, and the character maps of East Asian fonts.
 */
export function copyPdfReaderData(root: string): Plugin {
  return {
    name: 'claimwright:copy-pdf-reader-data',
    closeBundle() {
      const source = join(root, 'node_modules', 'pdfjs-dist');
      const target = join(root, 'out', 'renderer', 'pdf');
      cpSync(join(source, 'standard_fonts'), join(target, 'fonts'), { recursive: true });
      cpSync(join(source, 'cmaps'), join(target, 'cmaps'), { recursive: true });
      cpSync(join(source, 'wasm'), join(target, 'decoders'), {
        recursive: true,
        filter: (file) => !/\.wasm$|quickjs|QUICKJS|qcms|QCMS/.test(file),
      });
    },
  };
}

/**
 * pdfkit finds its standard fonts and colour profile through the path of its own file at run time,
 * which a bundle does not have. Here they become ordinary imports and a file of `out/assets`.
 */
export function bundlePdfkit(): Plugin {
  return {
    name: 'claimwright:bundle-pdfkit',
    transform(code, id) {
      if (!/pdfkit[\\/]js[\\/]pdfkit\.node\.mjs$/.test(id)) return null;
      const imports: string[] = ["import { join as joinAssetPath } from 'node:path';"];
      const bundled = code
        .replace(/const require\$1 = createRequire\(import\.meta\.url\);/, '')
        .replace(/require\$1\('#standard-fonts\/(\w+)'\)/g, (_all, font: string) => {
          imports.push(`import standard${font} from 'pdfkit/standard-fonts/${font}';`);
          return `standard${font}`;
        })
        .replace(
          /new URL\('\.\/data\/(\w+\.icc)', import\.meta\.url\)\.href/,
          (_all, file: string) => `joinAssetPath(import.meta.dirname, '..', 'assets', '${file}')`,
        );
      if (imports.length < 2 || bundled.includes('import.meta.url')) {
        this.error('pdfkit changed how it finds its files; this plugin must follow.');
      }
      return { code: `${imports.join('\n')}\n${bundled}`, map: null };
    },
  };
}
