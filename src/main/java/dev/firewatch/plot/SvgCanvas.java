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
	public void mark(double x, double y, MarkShape shape, String title) {
		svg.append("<path class=\"")
			.append(shape.name().toLowerCase(Locale.ROOT))
			.append("\" transform=\"translate(")
			.append(place(x))
			.append(' ')
			.append(place(y))
			.append(")\" d=\"")
			.append(shape == MarkShape.CIRCLE ? "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0" : "M0 -6L6 0L0 6L-6 0Z")
			.append("\"><title>")
			.append(escaped(title))
			.append("</title></path>");
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
