package dev.firewatch.plot;

import java.util.Locale;

import dev.firewatch.plot.Plot.MarkShape;

/** Draws as SVG; what it looks like is the style sheet's. */
final class SvgCanvas implements PlotCanvas {

	private final StringBuilder svg = new StringBuilder();

	SvgCanvas(String title) {
		svg.append("<svg class=\"plot\" viewBox=\"0 0 ")
			.append(PlotLayout.WIDTH)
			.append(' ')
			.append(PlotLayout.HEIGHT)
			.append("\" role=\"img\" aria-label=\"")
			.append(escaped(title))
			.append("\">");
	}

	@Override
	public void stroke(double fromX, double fromY, double toX, double toY, StrokeKind stroke) {
		svg.append("<line class=\"")
			.append(stroke.name().toLowerCase(Locale.ROOT))
			.append("\" x1=\"")
			.append(place(fromX))
			.append("\" y1=\"")
			.append(place(fromY))
			.append("\" x2=\"")
			.append(place(toX))
			.append("\" y2=\"")
			.append(place(toY))
			.append("\"/>");
	}

	@Override
	public void text(double x, double y, TextSide side, String text) {
		String anchor = switch (side) {
			case LEFT -> "end";
			case MIDDLE -> "middle";
			case RIGHT -> "start";
		};
		svg.append("<text x=\"")
			.append(place(x))
			.append("\" y=\"")
			.append(place(y))
			.append("\" text-anchor=\"")
			.append(anchor)
			.append("\">")
			.append(escaped(text))
			.append("</text>");
	}

	@Override
	public void upwards(double x, double y, String text) {
		svg.append("<text text-anchor=\"middle\" transform=\"translate(")
			.append(place(x))
			.append(' ')
			.append(place(y))
			.append(") rotate(-90)\">")
			.append(escaped(text))
			.append("</text>");
	}

	@Override
	public void mark(double x, double y, MarkShape shape, int reach, String title) {
		svg.append("<path class=\"")
			.append(shape.name().toLowerCase(Locale.ROOT))
			.append("\" transform=\"translate(")
			.append(place(x))
			.append(' ')
			.append(place(y))
			.append(")\" d=\"")
			.append(path(shape, reach))
			.append("\"><title>")
			.append(escaped(title))
			.append("</title></path>");
	}

	private static String path(MarkShape shape, int reach) {
		return (shape == MarkShape.CIRCLE ? "M-R 0aR R 0 1 0 D 0aR R 0 1 0 -D 0" : "M0 -RLR 0L0 RL-R 0Z")
			.replace("R", String.valueOf(reach))
			.replace("D", String.valueOf(2 * reach));
	}

	String done() {
		return svg.append("</svg>").toString();
	}

	private static String place(double value) {
		return String.format(Locale.ROOT, "%.1f", value);
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}

}
