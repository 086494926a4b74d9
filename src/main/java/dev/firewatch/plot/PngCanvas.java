package dev.firewatch.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

import javax.imageio.ImageIO;

import dev.firewatch.plot.Plot.MarkShape;

/** Draws a picture; its font is one that comes along, as servers often have none. */
final class PngCanvas implements PlotCanvas {

	private static final int SCALE = 2;

	private static final Color INK = new Color(0x1c2127);

	private static final Color SOFT = new Color(0x59636e);

	private static final Color GRID = new Color(0xd9dee4);

	private static final Font FONT = font();

	/** Few shades keep it small enough to be sent within a message. */
	private static final int SHADES = 16;

	private final BufferedImage image = new BufferedImage(PlotLayout.WIDTH * SCALE, PlotLayout.HEIGHT * SCALE,
			BufferedImage.TYPE_BYTE_BINARY, shades());

	private final Graphics2D graphics = image.createGraphics();

	PngCanvas() {
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		graphics.scale(SCALE, SCALE);
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, PlotLayout.WIDTH, PlotLayout.HEIGHT);
		graphics.setFont(FONT);
	}

	/** From ink to paper. */
	private static IndexColorModel shades() {
		byte[][] colours = new byte[3][SHADES];
		int[] ink = { INK.getRed(), INK.getGreen(), INK.getBlue() };
		for (int shade = 0; shade < SHADES; shade++) {
			for (int part = 0; part < colours.length; part++) {
				colours[part][shade] = (byte) Math.round(ink[part] + (255f - ink[part]) * shade / (SHADES - 1));
			}
		}
		return new IndexColorModel(4, SHADES, colours[0], colours[1], colours[2]);
	}

	private static Font font() {
		try (InputStream file = Objects
			.requireNonNull(PngCanvas.class.getResourceAsStream("/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf"))) {
			return Font.createFont(Font.TRUETYPE_FONT, file).deriveFont((float) PlotLayout.TEXT);
		}
		catch (IOException | FontFormatException broken) {
			throw new IllegalStateException("the font that comes along can't be read", broken);
		}
	}

	@Override
	public void stroke(double fromX, double fromY, double toX, double toY, StrokeKind stroke) {
		graphics.setColor(switch (stroke) {
			case AXIS -> SOFT;
			case GRID -> GRID;
			case SOLID, DASHED -> INK;
		});
		graphics.setStroke(switch (stroke) {
			case AXIS, GRID -> new BasicStroke(1);
			case SOLID -> new BasicStroke(2);
			case DASHED ->
				new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] { 6, 4 }, 0);
		});
		graphics.draw(new Line2D.Double(fromX, fromY, toX, toY));
	}

	@Override
	public void text(double x, double y, TextSide side, String text) {
		graphics.setColor(SOFT);
		int width = graphics.getFontMetrics().stringWidth(text);
		double from = switch (side) {
			case LEFT -> x - width;
			case MIDDLE -> x - width / 2.0;
			case RIGHT -> x;
		};
		graphics.drawString(text, (float) from, (float) y);
	}

	@Override
	public void upwards(double x, double y, String text) {
		AffineTransform before = graphics.getTransform();
		graphics.translate(x, y);
		graphics.rotate(-Math.PI / 2);
		text(0, 0, TextSide.MIDDLE, text);
		graphics.setTransform(before);
	}

	@Override
	public void mark(double x, double y, MarkShape shape, String title) {
		graphics.setStroke(new BasicStroke(1.5f));
		graphics.setColor(INK);
		if (shape == MarkShape.CIRCLE) {
			Ellipse2D circle = new Ellipse2D.Double(x - 4, y - 4, 8, 8);
			graphics.setColor(Color.WHITE);
			graphics.fill(circle);
			graphics.setColor(INK);
			graphics.draw(circle);
			return;
		}
		Path2D diamond = new Path2D.Double();
		diamond.moveTo(x, y - 6);
		diamond.lineTo(x + 6, y);
		diamond.lineTo(x, y + 6);
		diamond.lineTo(x - 6, y);
		diamond.closePath();
		graphics.fill(diamond);
	}

	byte[] done() {
		graphics.dispose();
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "png", png);
		}
		catch (IOException impossible) {
			throw new UncheckedIOException("a picture can be written to memory", impossible);
		}
		return png.toByteArray();
	}

}
