import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Draws the icons of manifests/teams: {@code java src/ship/TeamsIcons.java}. */
class TeamsIcons {

	private static final Color GROUND = new Color(0x0f766e);

	private static final double SIZE_OF_DRAWING = 32;

	public static void main(String[] arguments) throws IOException {
		System.setProperty("java.awt.headless", "true");
		ImageIO.write(color(192), "png", new File("manifests/teams/color.png"));
		ImageIO.write(outline(32), "png", new File("manifests/teams/outline.png"));
	}

	/** A flame with an ember that is watched, as in the workspace's own icon. */
	private static Path2D flame() {
		Path2D flame = new Path2D.Double();
		flame.moveTo(16, 5);
		flame.curveTo(17, 9, 23, 12, 23, 18.5);
		flame.append(new Arc2D.Double(9, 11.5, 14, 14, 0, -180, Arc2D.OPEN), true);
		flame.curveTo(9, 15.5, 10.5, 13.5, 12, 12);
		flame.curveTo(12.3, 14, 13, 15, 14, 15.5);
		flame.curveTo(13.6, 11, 14, 8, 16, 5);
		flame.closePath();
		return flame;
	}

	private static Ellipse2D ember(double radius) {
		return new Ellipse2D.Double(16 - radius, 20.5 - radius, 2 * radius, 2 * radius);
	}

	/** Teams rounds the corners itself, and may cut all but the inner 120 pixels. */
	private static BufferedImage color(int size) {
		BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
		Graphics2D pen = pen(image);
		pen.setColor(GROUND);
		pen.fill(new Rectangle2D.Double(0, 0, SIZE_OF_DRAWING, SIZE_OF_DRAWING));
		pen.setColor(Color.WHITE);
		Area flame = new Area(flame());
		flame.subtract(new Area(ember(2.6)));
		pen.fill(flame);
		return image;
	}

	/** White and transparent alone: Teams refuses any other colour. */
	private static BufferedImage outline(int size) {
		BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
		Graphics2D pen = pen(image);
		pen.setColor(Color.WHITE);
		pen.setStroke(new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		pen.draw(flame());
		pen.fill(ember(2));
		for (int y = 0; y < size; y++) {
			for (int x = 0; x < size; x++) {
				// Smooth edges are rounded to a grey that hardly is one.
				image.setRGB(x, y, image.getRGB(x, y) | 0xffffff);
			}
		}
		return image;
	}

	private static Graphics2D pen(BufferedImage image) {
		Graphics2D pen = image.createGraphics();
		pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
		pen.scale(image.getWidth() / SIZE_OF_DRAWING, image.getHeight() / SIZE_OF_DRAWING);
		return pen;
	}

}
