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

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import dev.firewatch.plot.Plot.MarkShape;

/** Draws a picture; its font is one that comes along, as servers often have none. */
final class PngCanvas implements PlotCanvas {

	private static final int SCALE = 2;

	private static final Color INK = new Color(0x1c2127);

	private static final Color SOFT = new Color(0x59636e);

	private static final Color GRID = new Color(0xd9dee4);

	private static final Font FONT = font();

	/** From ink to paper: few shades keep it small enough to be sent within a message. */
	private static final Color[] SHADES = { INK, SOFT, GRID, Color.WHITE };

	private static final int BITS = 2;

	private final BufferedImage image = new BufferedImage(PlotLayout.WIDTH * SCALE, PlotLayout.HEIGHT * SCALE,
			BufferedImage.TYPE_INT_RGB);

	private final Graphics2D graphics = image.createGraphics();

	PngCanvas() {
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		graphics.scale(SCALE, SCALE);
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, PlotLayout.WIDTH, PlotLayout.HEIGHT);
		graphics.setFont(FONT);
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
	public void mark(double x, double y, MarkShape shape, int reach, String title) {
		graphics.setStroke(new BasicStroke(1.5f));
		graphics.setColor(INK);
		if (shape == MarkShape.CIRCLE) {
			Ellipse2D circle = new Ellipse2D.Double(x - reach, y - reach, 2 * reach, 2 * reach);
			graphics.setColor(Color.WHITE);
			graphics.fill(circle);
			graphics.setColor(INK);
			graphics.draw(circle);
			return;
		}
		Path2D diamond = new Path2D.Double();
		diamond.moveTo(x, y - reach);
		diamond.lineTo(x + reach, y);
		diamond.lineTo(x, y + reach);
		diamond.lineTo(x - reach, y);
		diamond.closePath();
		graphics.fill(diamond);
	}

	byte[] done() {
		graphics.dispose();
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
		try (ImageOutputStream output = ImageIO.createImageOutputStream(png)) {
			ImageWriteParam smallest = writer.getDefaultWriteParam();
			smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			smallest.setCompressionQuality(0);
			writer.setOutput(output);
			writer.write(null, new IIOImage(shaded(), null, null), smallest);
		}
		catch (IOException impossible) {
			throw new UncheckedIOException("a picture can be written to memory", impossible);
		}
		finally {
			writer.dispose();
		}
		return png.toByteArray();
	}

	/** The same in the nearest shades; Java draws no smooth lines in so few colours. */
	private BufferedImage shaded() {
		byte[][] parts = new byte[3][SHADES.length];
		for (int n = 0; n < SHADES.length; n++) {
			parts[0][n] = (byte) SHADES[n].getRed();
			parts[1][n] = (byte) SHADES[n].getGreen();
			parts[2][n] = (byte) SHADES[n].getBlue();
		}
		IndexColorModel model = new IndexColorModel(BITS, SHADES.length, parts[0], parts[1], parts[2]);
		BufferedImage few = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_BINARY,
				model);
		for (int y = 0; y < image.getHeight(); y++) {
			for (int x = 0; x < image.getWidth(); x++) {
				few.getRaster().setSample(x, y, 0, nearest(image.getRGB(x, y) >> 8 & 0xff));
			}
		}
		return few;
	}

	private static int nearest(int green) {
		int nearest = 0;
		for (int n = 1; n < SHADES.length; n++) {
			if (Math.abs(SHADES[n].getGreen() - green) < Math.abs(SHADES[nearest].getGreen() - green)) {
				nearest = n;
			}
		}
		return nearest;
	}

}
