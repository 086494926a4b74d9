package dev.firewatch.plot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import dev.firewatch.plot.Plot.AxisTick;
import dev.firewatch.plot.Plot.MarkShape;
import dev.firewatch.plot.Plot.PlotAxis;
import dev.firewatch.plot.Plot.PlotLine;
import dev.firewatch.plot.Plot.PlotMark;
import dev.firewatch.plot.Plot.PlotPoint;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PlotTests {

	private static final Plot PLOT = new Plot("Shares <over> time",
			PlotAxis.named("month", List.of("2026-01", "2026-02")), PlotAxis.of("share in %", 0, 100),
			List.of(new PlotLine(List.of(new PlotPoint(0, 50), new PlotPoint(1, 100)), true, "expected")),
			List.of(new PlotMark(0, 50, MarkShape.CIRCLE, "2026-01: 1 of 2 & more"),
					new PlotMark(1, 100, MarkShape.DIAMOND, "2026-02: 2 of 2")));

	@Test
	void drawsWhatPeopleAndScreenReadersNeed() {
		Document svg = Jsoup.parse(PLOT.svg(), "", Parser.xmlParser());

		assertThat(svg.select("svg").attr("aria-label")).isEqualTo("Shares <over> time");
		assertThat(svg.select("text").eachText()).contains("month", "share in %", "0", "20", "100", "2026-02",
				"expected");
		assertThat(svg.select("path.circle title").text()).isEqualTo("2026-01: 1 of 2 & more");
		assertThat(svg.select("path.diamond")).hasSize(1);
		assertThat(svg.select("line.dashed")).hasSize(1);
		// Half way up, from the lower end of the axis at 222 to the upper at 14.
		assertThat(svg.select("path.circle").attr("transform")).endsWith(" 118.0)");
	}

	@Test
	void ticksAreRoundAndHoldWhatIsShown() {
		assertThat(PlotAxis.of("score", 0, 0.447).ticks()).extracting(AxisTick::label)
			.containsExactly("0.0", "0.1", "0.2", "0.3", "0.4", "0.5");
		assertThat(PlotAxis.of("bands", -1, 2.4).ticks()).extracting(AxisTick::label)
			.containsExactly("-1", "0", "1", "2", "3");
		assertThat(PlotAxis.of("minutes", 0, 1_234).ticks()).extracting(AxisTick::label).endsWith("1,500");
		assertThatIllegalArgumentException().isThrownBy(() -> new PlotAxis("none", 1, 1, List.of()));
	}

	@Test
	void ofManyNamesOnlySomeAreWrittenTheLastAmongThem() {
		List<AxisTick> ticks = PlotAxis.named("month", IntStream.range(0, 24).mapToObj(n -> "m" + n).toList()).ticks();

		assertThat(ticks).hasSize(24);
		assertThat(ticks.stream().map(AxisTick::label).filter(label -> !label.isEmpty())).hasSizeLessThanOrEqualTo(5)
			.contains("m23");
	}

	@Test
	void thePictureHasInkWhereTheMarksAre() throws IOException {
		BufferedImage picture = ImageIO.read(new ByteArrayInputStream(PLOT.png()));

		assertThat(picture.getWidth()).isEqualTo(840);
		// The diamond at 2026-02, 100 %: three quarters across, at the top.
		assertThat(picture.getRGB(2 * (58 + 3 * (388 - 58) / 4), 2 * 14) & 0xff).isLessThan(0x60);
		assertThat(picture.getRGB(5, 5) & 0xffffff).isEqualTo(0xffffff);
	}

	@Test
	void aLineOfAPictureIsUnbrokenAndTheWholeIsSmallEnoughForAMessage() throws IOException {
		PlotAxis axis = PlotAxis.of("share", 0, 1);
		byte[] png = new Plot("A line", axis, axis,
				List.of(new PlotLine(List.of(new PlotPoint(0, 0), new PlotPoint(1, 1)), false, "")), List.of())
			.png();
		BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));

		for (double share = 0.05; share < 1; share += 0.05) {
			int x = (int) (2 * (58 + share * (388 - 58)));
			int y = (int) (2 * (222 - share * (222 - 14)));
			int darkest = 255;
			for (int near = -3; near <= 3; near++) {
				darkest = Math.min(darkest, picture.getRGB(x, y + near) & 0xff);
			}
			assertThat(darkest).as("at %.2f", share).isLessThan(0x40);
		}
		assertThat(png.length).isLessThan(9_000);
	}

	@Test
	void whereTwoLinesAreTheSameBothAreNamedAndSeen() throws IOException {
		List<PlotPoint> points = List.of(new PlotPoint(0, 0), new PlotPoint(1, 1));
		Plot plot = new Plot("The same", PlotAxis.named("month", List.of("2026-01", "2026-02")),
				PlotAxis.of("incidents", 0, 5),
				List.of(new PlotLine(points, false, "all"), new PlotLine(points, true, "SEV0 and SEV1")),
				List.of(new PlotMark(1, 1, MarkShape.CIRCLE, "all: 1"),
						new PlotMark(1, 1, MarkShape.DIAMOND, "SEV0 and SEV1: 1")));
		Document svg = Jsoup.parse(plot.svg(), "", Parser.xmlParser());

		Element all = svg.select("text").stream().filter(text -> text.text().equals("all")).findFirst().orElseThrow();
		Element some = svg.select("text:contains(SEV0)").first();
		assertThat(all.attr("y")).isEqualTo(some.attr("y"));
		// "all" has some 20 of the width, and the piece of the next line follows.
		assertThat(Double.parseDouble(some.attr("x")) - Double.parseDouble(all.attr("x"))).isGreaterThan(100);
		assertThat(svg.select("path").last().attr("class")).as("within the circle").isEqualTo("diamond");
		BufferedImage picture = ImageIO.read(new ByteArrayInputStream(plot.png()));
		int x = 2 * (58 + 3 * (388 - 58) / 4);
		int y = 2 * (222 - (222 - 34) / 5);
		assertThat(picture.getRGB(x, y) & 0xff).as("the diamond's middle").isLessThan(0x60);
		assertThat(picture.getRGB(x + 8, y - 8) & 0xff).as("between them").isGreaterThan(0xc0);
		assertThat(picture.getRGB(x, y + 15) & 0xff).as("the circle around it").isLessThan(0x80);
	}

}
