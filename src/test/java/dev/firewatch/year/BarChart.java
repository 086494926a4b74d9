package dev.firewatch.year;

import java.util.Locale;
import java.util.Map;

/**
 * Bars as an SVG, small enough to be read on a phone, on light and dark pages and without
 * colour.
 */
record BarChart(String across, String up) {

	private static final int WIDTH = 460;

	private static final int HEIGHT = 230;

	private static final int LEFT = 58;

	private static final int TOP = 12;

	private static final int BOTTOM = 48;

	/** How wide a letter is, about. */
	private static final int LETTER = 8;

	String of(Map<String, Long> counts) {
		long most = round(counts.values().stream().mapToLong(n -> n).max().orElse(1));
		int floor = HEIGHT - BOTTOM;
		StringBuilder svg = new StringBuilder("""
				<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" \
				aria-label="%s by %s">
				<style>text{font:13px sans-serif;fill:#424a53}line{stroke:#8c959f}rect{fill:#0969da}
				@media(prefers-color-scheme:dark){text{fill:#d1d7e0}line{stroke:#656c76}rect{fill:#58a6ff}}</style>
				""".formatted(WIDTH, HEIGHT, WIDTH, HEIGHT, up, across));
		for (int part = 0; part <= 2; part++) {
			int y = floor - (floor - TOP) * part / 2;
			svg.append("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>%n".formatted(LEFT, y, WIDTH, y));
			svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n".formatted(LEFT - 6, y + 4,
					String.format(Locale.ROOT, "%,d", most * part / 2)));
		}
		svg.append("<text x=\"12\" y=\"%1$d\" transform=\"rotate(-90 12 %1$d)\" text-anchor=\"middle\">%2$s</text>%n"
			.formatted((floor + TOP) / 2, up));
		svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>%n".formatted((WIDTH + LEFT) / 2,
				HEIGHT - 8, across));
		bars(svg, counts, most);
		return svg.append("</svg>\n").toString();
	}

	private static void bars(StringBuilder svg, Map<String, Long> counts, long most) {
		int floor = HEIGHT - BOTTOM;
		double step = (double) (WIDTH - LEFT) / counts.size();
		int widest = counts.keySet().stream().mapToInt(String::length).max().orElse(1) * LETTER + LETTER;
		int every = (int) Math.max(1, Math.ceil(widest / step));
		int n = 0;
		for (Map.Entry<String, Long> one : counts.entrySet()) {
			double height = (double) (floor - TOP) * one.getValue() / most;
			double x = LEFT + n * step;
			svg.append(String.format(Locale.ROOT,
					"<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%s: %,d</title></rect>%n",
					x + step * 0.1, floor - height, step * 0.8, height, one.getKey(), one.getValue()));
			if (n++ % every == 0 && x + step / 2 + widest / 2.0 <= WIDTH) {
				svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
						x + step / 2, floor + 18, one.getKey()));
			}
		}
	}

	/** Upwards to a number that halves well. */
	private static long round(long most) {
		long unit = (long) Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, most)))));
		long rounded = unit * 2 * Math.max(1, (long) Math.ceil(most / (2.0 * unit)));
		return most <= unit ? Math.max(2, unit) : rounded;
	}

}
