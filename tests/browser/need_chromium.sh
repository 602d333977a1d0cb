#!/bin/sh
# The browser tests need a Chromium; where it is missing it is installed, or said how.
for name in chromium chromium-browser google-chrome google-chrome-stable; do
	command -v "$name" >/dev/null 2>&1 && exit 0
done
for app in Chromium "Google Chrome"; do
	[ -x "/Applications/$app.app/Contents/MacOS/$app" ] && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
	echo "安装 Chromium（浏览器测试要用）……"
	apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk >/dev/null && exit 0
fi
echo "浏览器测试要用 Chromium。请先安装：" >&2
echo "  Debian、Ubuntu：sudo apt-get install chromium fonts-noto-cjk" >&2
echo "  Fedora：sudo dnf install chromium google-noto-sans-cjk-fonts；macOS：brew install --cask chromium" >&2
exit 1
