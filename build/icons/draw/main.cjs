// Draws the PNG files of the icon from icon.svg. Run by build/icons/render.mjs.
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { app, BrowserWindow } = require('electron');

const folder = join(__dirname, '..');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

app.disableHardwareAcceleration();
app.on('window-all-closed', () => {});
void app.whenReady().then(async () => {
  const svg = `data:image/svg+xml;base64,${readFileSync(join(folder, 'icon.svg')).toString('base64')}`;
  const window = new BrowserWindow({ show: false });
  await window.loadURL('data:text/html,<canvas></canvas>');
  for (const size of sizes) {
    const png = await window.webContents.executeJavaScript(`(async () => {
      const image = new Image(${size}, ${size});
      image.src = ${JSON.stringify(svg)};
      await image.decode();
      const canvas = document.querySelector('canvas');
      canvas.width = canvas.height = ${size};
      canvas.getContext('2d').drawImage(image, 0, 0, ${size}, ${size});
      return canvas.toDataURL('image/png').split(',')[1];
    })()`);
    writeFileSync(join(folder, `${size}x${size}.png`), Buffer.from(png, 'base64'));
  }
  writeFileSync(join(folder, 'icon.png'), readFileSync(join(folder, '1024x1024.png')));
  app.quit();
});
