package dev.firewatch.timeline;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import dev.firewatch.people.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FileTypeTests {

	private static byte[] bytes(String latin) {
		return latin.getBytes(StandardCharsets.ISO_8859_1);
	}

	@ParameterizedTest
	@CsvSource({ "graph.png, PNG", "graph.PNG, PNG", "graph.jpg, PNG", "graph, PNG", "graph.txt,", "graph.exe,",
			"graph.svg,", "graph.html," })
	void judgesAPictureByItsFirstBytesAndByItsName(String name, FileType expected) {
		assertThat(FileType.of(name, bytes("\u0089PNG\r\n\u001a\nrest")))
			.isEqualTo(expected == null ? java.util.Optional.empty() : java.util.Optional.of(expected));
	}

	@Test
	void knowsTheOthersByTheirFirstBytes() {
		assertThat(FileType.of("a.jpeg", bytes("\u00ff\u00d8\u00ff\u00e0"))).contains(FileType.JPEG);
		assertThat(FileType.of("a.gif", bytes("GIF89a.."))).contains(FileType.GIF);
		assertThat(FileType.of("a.webp", bytes("RIFF0000WEBPVP8 "))).contains(FileType.WEBP);
		assertThat(FileType.of("a.pdf", bytes("%PDF-1.7"))).contains(FileType.PDF);
		assertThat(FileType.of("a.pdf", bytes("<html>"))).isEmpty();
		assertThat(FileType.of("a.png", bytes("<svg onload=alert(1)>"))).isEmpty();
	}

	@Test
	void takesPlainTextOfTheKnownEndings() {
		assertThat(FileType.of("app.log", "14:05 ünlucky\n\tat x".getBytes(StandardCharsets.UTF_8)))
			.contains(FileType.TEXT);
		assertThat(FileType.of("rows.csv", bytes("a,b"))).contains(FileType.CSV);
		assertThat(FileType.of("x.json", bytes("{}"))).contains(FileType.JSON);
		assertThat(FileType.of("x.yml", bytes("a: 1"))).contains(FileType.YAML);
		assertThat(FileType.of("x.md", bytes("# a"))).contains(FileType.MARKDOWN);
		assertThat(FileType.of("Dockerfile", bytes("FROM x"))).contains(FileType.TEXT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.html", "a.svg", "a.zip", "a.js", "a.exe", "a.png.html", "a." })
	void takesNothingElse(String name) {
		assertThat(FileType.of(name, bytes("plain words"))).isEmpty();
		assertThat(FileType.mayBe(name)).isFalse();
	}

	@Test
	void takesNoBinariesForText() {
		assertThat(FileType.of("a.txt", new byte[] { 'a', 0, 'b' })).isEmpty();
		assertThat(FileType.of("a.log", bytes("\u00ff\u00fe"))).isEmpty();
		assertThat(FileType.of("a.txt", new byte[0])).isEmpty();
		assertThat(FileType.of("a.txt", bytes("PK\u0003\u0004"))).isEmpty();
	}

	@Test
	void namesAFileWithoutAnythingThatCouldMeanAPath() {
		assertThat(KeptFile.of("F1", "../../etc/pass\r\nwd.txt", FileType.TEXT, bytes("x")).name())
			.isEqualTo(".._.._etc_pass_wd.txt");
		assertThat(KeptFile.of("F1", "\u202e", FileType.PNG, bytes("x")).name()).isEqualTo("file.png");
		assertThat(KeptFile.of("F1", "n".repeat(500) + ".log", FileType.TEXT, bytes("x")).name()).hasSize(120)
			.endsWith("n.log");
		assertThatIllegalArgumentException().isThrownBy(() -> new KeptFile("F1", "a", FileType.TEXT, 1, "x"));
	}

	@Test
	void countsTheSameContentOnceAndSaysSizesAsPeopleReadThem() {
		KeptFile log = KeptFile.of("F1", "a.log", FileType.TEXT, bytes("x".repeat(2048)));
		KeptFile again = KeptFile.of("F2", "b.log", FileType.TEXT, bytes("x".repeat(2048)));
		KeptFile other = KeptFile.of("F3", "c.log", FileType.TEXT, bytes("y"));
		Instant noon = Instant.parse("2026-11-20T12:00:00Z");
		Entry entry = new Draft("k", When.at(noon), noon, new PersonId("local/bob"), Source.MESSAGE, "x", null, null)
			.at(1);

		Entry with = entry.withFile(log).withFile(log).withFile(other);
		assertThat(with.keptFiles()).containsExactly(log, other);
		assertThat(with.changes()).isEqualTo(2);
		assertThat(KeptFile.sum(List.of(with, entry.withFile(again)))).isEqualTo(2049);
		assertThat(with.redacted(noon, new PersonId("local/bob")).keptFiles()).isEmpty();
		assertThat(with.edited("y", with.when(), null, noon, new PersonId("local/bob")).keptFiles()).hasSize(2);
		assertThat(entry.withFile(again).absorbing(with, noon, new PersonId("local/bob")).keptFiles()).hasSize(3);
		assertThat(KeptFile.sizeWords(1)).isEqualTo("1 bytes");
		assertThat(KeptFile.sizeWords(2048)).isEqualTo("2 KB");
		assertThat(KeptFile.sizeWords(KeptFile.LARGEST)).isEqualTo("10.0 MB");
		assertThat(log.line()).startsWith("a.log (2 KB, SHA-256 " + log.shortHash());
	}

}
