package dev.firewatch.plot;

import dev.firewatch.plot.Plot.MarkShape;

/** What a plot is drawn on; places are counted from the upper left. */
interface PlotCanvas {

	/** How a stroke looks. */
	enum StrokeKind {

		AXIS, GRID, SOLID, DASHED

	}

	/** On which side of its place a text stands. */
	enum TextSide {

		LEFT, MIDDLE, RIGHT

	}

	void stroke(double fromX, double fromY, double toX, double toY, StrokeKind stroke);

	void text(double x, double y, TextSide side, String text);

	/** Reads upwards, its middle at the place. */
	void upwards(double x, double y, String text);

	/**
	 * @param reach how far it reaches from its place
	 */
	void mark(double x, double y, MarkShape shape, int reach, String title);

}
