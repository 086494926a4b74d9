package dev.firewatch.timeline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import dev.firewatch.timeline.TimelineImport.Context;
import dev.firewatch.timeline.TimelineImport.Format;
import dev.firewatch.timeline.TimelineImport.ImportedLine;
import dev.firewatch.timeline.TimelineImport.Problem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** What other tools export is recognised and read. */
class ExportedTimelinesTests {

	private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

	private static final Context CONTEXT = new Context(LocalDate.of(2026, 11, 27), NOW, ZoneId.of("Europe/Berlin"), NOW,
			SpokenRules.UNSETTLED);

	private static TimelineImport read(String text) {
		return TimelineImport.read(text, CONTEXT);
	}

	@Test
	void namesTheMessagesOfSlackThatAreAboutTheChannel() {
		TimelineImport read = read("""
				[{"type":"message","subtype":"channel_join","ts":"1795784400.000100","user":"U1","text":"joined"},
				 {"type":"message","subtype":"tombstone","ts":"1795784400.000200","text":"gone"}]
				""");

		assertThat(read.format()).isEqualTo(Format.SLACK_EXPORT);
		assertThat(read.lines()).isEmpty();
		assertThat(read.problems()).extracting(Problem::line, Problem::sentence)
			.containsExactly(tuple(1, "It is about the channel itself (channel_join)."),
					tuple(2, "It is about the channel itself (tombstone)."));
	}

	@Test
	void readsTheNamesAndTheAttachmentsOfSlack() {
		TimelineImport read = read(
				"""
						[{"ts":"1795784400.000100","user":"U1","text":"<@U2> please look, since <!date^1795784000^{time}|13:53>",
						  "user_profile":{"real_name":"Bob Miller","display_name":"bob"}},
						 {"ts":"1795784401.000100","user":"U2","text":"ok","user_profile":{"real_name":"Carol","display_name":""}},
						 {"ts":"1795784402.000100","subtype":"bot_message","bot_profile":{"name":"Alertmanager"},"text":"",
						  "attachments":[{"title":"[FIRING:1] HighErrorRate","text":"5xx above 2 %","fallback":"no"}]},
						 {"ts":"1795784403.000100","username":"pager","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"Paged Dave"}}]},
						 {"ts":1795784404.5,"user":"U1","text":"","files":[{"name":"graph.png"}]},
						 {"ts":"1795784405.000100","user":"U1","text":"parent","replies":[{"ts":"1795784406.000100","user":"U2","text":"reply"},{"ts":"1","user":"U2"}]}]
						""");

		assertThat(read.problems()).isEmpty();
		assertThat(read.lines()).extracting(ImportedLine::number, ImportedLine::author, ImportedLine::text)
			.containsExactly(tuple(1, "bob", "@Carol please look, since 13:53"), tuple(2, "Carol", "ok"),
					tuple(3, "Alertmanager", "[FIRING:1] HighErrorRate\n5xx above 2 %"),
					tuple(4, "pager", "Paged Dave"), tuple(5, "bob", "graph.png"), tuple(6, "bob", "parent"),
					tuple(6, "Carol", "reply"));
		assertThat(read.lines().get(0).account()).isEqualTo("U1");
		assertThat(read.lines().get(4).when().start()).isEqualTo("2026-11-27T13:00:04.500Z");
	}

	@Test
	void readsSeveralTextsOfJsonBelowEachOther() {
		assertThat(read("{\"ts\":\"1795784400.1\",\"text\":\"a\"}\n{\"ts\":\"1795784401.1\",\"text\":\"b\"}").lines())
			.extracting(ImportedLine::number, ImportedLine::text)
			.containsExactly(tuple(1, "a"), tuple(2, "b"));
		assertThat(
				read("[{\"ts\":\"1795784400.1\",\"text\":\"a\"}]\n[{\"ts\":\"1795784401.1\",\"text\":\"b\"}]").lines())
			.extracting(ImportedLine::number)
			.containsExactly(1, 2);
	}

	@Test
	void readsTheMessagesOfTeams() {
		TimelineImport read = read(
				"""
						{"@odata.context":"x","value":[
						 {"createdDateTime":"2026-11-27T13:05:00.123Z","messageType":"message","webUrl":"https://teams.example/1",
						  "from":{"user":{"displayName":"Bob Miller","id":"a"}},
						  "body":{"contentType":"html","content":"<p>rolled <b>back</b> &amp; fine<br>see <at id=\\"0\\">Carol</at></p>"}},
						 {"createdDateTime":"2026-11-27T13:06:00Z","messageType":"systemEventMessage","body":{"contentType":"html","content":"x"}},
						 {"createdDateTime":"2026-11-27T13:07:00Z","deletedDateTime":"2026-11-27T14:00:00Z","messageType":"message","body":{"content":""}},
						 {"createdDateTime":"2026-11-27T13:08:00Z","from":{"application":{"displayName":"Pager"}},
						  "body":{"contentType":"text","content":"paged"},"replies":[{"createdDateTime":"2026-11-27T13:09:00Z","body":{"contentType":"text","content":"ack"}}]}]}
						""");

		assertThat(read.format()).isEqualTo(Format.TEAMS_GRAPH);
		assertThat(read.lines())
			.extracting(ImportedLine::number, ImportedLine::author, ImportedLine::text,
					line -> line.when().start().toString())
			.containsExactly(tuple(1, "Bob Miller", "rolled back & fine\nsee @Carol", "2026-11-27T13:05:00.123Z"),
					tuple(4, "Pager", "paged", "2026-11-27T13:08:00Z"), tuple(4, null, "ack", "2026-11-27T13:09:00Z"));
		assertThat(read.problems()).extracting(Problem::line, Problem::sentence)
			.containsExactly(tuple(2, "It is about the chat itself (systemEventMessage)."),
					tuple(3, "It was deleted."));
	}

	@Test
	void readsItsOwnExports() {
		String entry = "{\"id\":\"E1\",\"occurredAt\":\"2026-11-27T13:05:00Z\",\"endedAt\":\"2026-11-27T13:20:00Z\",\"openEnded\":false,"
				+ "\"text\":\"rolled back\",\"author\":{\"id\":\"p1\",\"name\":\"Bob\"},\"mark\":\"mitigated\",\"link\":\"https://x.example\"}";
		for (String export : new String[] { "{\"items\":[" + entry + "],\"next\":null}",
				"{\"incident\":{\"id\":\"INC-2026-0001\"},\"timeline\":[" + entry + "],\"fixes\":[]}",
				"[" + entry + "]" }) {
			TimelineImport read = read(export);

			assertThat(read.format()).isEqualTo(Format.FIREWATCH);
			assertThat(read.problems()).isEmpty();
			assertThat(read.lines()).singleElement().satisfies(line -> {
				assertThat(line.text()).isEqualTo("rolled back");
				assertThat(line.author()).isEqualTo("Bob");
				assertThat(line.mark()).isEqualTo(Milestone.MITIGATED);
				assertThat(line.link()).isEqualTo("https://x.example");
				assertThat(line.when().end()).isEqualTo("2026-11-27T13:20:00Z");
			});
		}
	}

	@Test
	void readsTheUpdatesOfAStatusPage() {
		TimelineImport copied = read("""
				Resolved - This incident has been resolved.
				Nov 27, 14:05 UTC
				**Monitoring** - A fix is out
				and we watch it.
				Posted 2 hours ago. Nov 27, 2026 - 13:20 UTC

				Investigating
				We look into it.
				Nov 27, 13:00 UTC
				""");
		TimelineImport listed = read(
				"""
						{"incident":{"incident_updates":[{"status":"in_progress","body":"On it &amp; soon","created_at":"2026-11-27T13:00:00Z"}]}}
						""");

		assertThat(copied.format()).isEqualTo(Format.STATUSPAGE);
		assertThat(copied.problems()).isEmpty();
		assertThat(copied.lines())
			.extracting(ImportedLine::number, line -> line.when().start().toString(), ImportedLine::text)
			.containsExactly(tuple(2, "2026-11-27T14:05:00Z", "Resolved: This incident has been resolved."),
					tuple(5, "2026-11-27T13:20:00Z", "Monitoring: A fix is out\nand we watch it."),
					tuple(9, "2026-11-27T13:00:00Z", "Investigating\nWe look into it."));
		assertThat(listed.format()).isEqualTo(Format.STATUSPAGE);
		assertThat(listed.lines()).extracting(ImportedLine::text).containsExactly("In progress: On it & soon");
	}

	@Test
	void readsALogOfPagerDuty() {
		TimelineImport read = read("""
				id,type,created_at,summary,agent_name,channel_type
				R1,trigger_log_entry,2026-11-27T13:05:00Z,Triggered through the API,,api
				R2,acknowledge_log_entry,2026-11-27T13:06:00Z,Acknowledged,Bob Miller,mobile
				""");

		assertThat(read.format()).isEqualTo(Format.PAGERDUTY_CSV);
		assertThat(read.problems()).isEmpty();
		assertThat(read.lines()).extracting(ImportedLine::text, ImportedLine::author)
			.containsExactly(tuple("Triggered through the API", null), tuple("Acknowledged", "Bob Miller"));
	}

	@Test
	void refusesJsonThatIsNestedBeyondReason() {
		assertThat(read("{\"items\":[".repeat(50_000)).problems()).extracting(Problem::sentence)
			.containsExactly("This JSON is nested too deeply to be a timeline.");
	}

	private static byte[] zip(Map<String, String> files) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, String> file : files.entrySet()) {
				zip.putNextEntry(new ZipEntry(file.getKey()));
				zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
			}
		}
		catch (IOException impossible) {
			throw new AssertionError(impossible);
		}
		return bytes.toByteArray();
	}

	@Test
	void readsAFolderThatSlackExported() throws IOException {
		Map<String, String> files = new LinkedHashMap<>();
		files.put("inc-1/2026-11-26.json", "[{\"ts\":\"1795698000.1\",\"user\":\"U1\",\"text\":\"hi <@U2>\"}]");
		files.put("inc-1/2026-11-27.json",
				"[{\"ts\":\"1795784400.1\",\"user\":\"U2\",\"text\":\"ok\"},{\"ts\":\"x\",\"text\":\"y\"}]");
		files.put("inc-1/2026-11-28.json", "[{");
		files.put("users.json", "[{\"id\":\"U1\",\"name\":\"bob\"},{\"id\":\"U2\",\"real_name\":\"Carol\"}]");
		files.put("channels.json", "[{\"id\":\"C1\"}]");

		TimelineImport read = SlackArchive.read(zip(files), CONTEXT);

		assertThat(read.lines()).extracting(ImportedLine::number, ImportedLine::author, ImportedLine::text)
			.containsExactly(tuple(1, "bob", "hi @Carol"), tuple(2, "Carol", "ok"));
		assertThat(read.problems()).extracting(Problem::line, Problem::sentence)
			.containsExactly(tuple(3, "inc-1/2026-11-27.json: It has no time (\"ts\")."),
					tuple(4, "inc-1/2026-11-28.json is incomplete."));
	}

	@Test
	void refusesAZipThatIsNone() throws IOException {
		assertThat(SlackArchive.read("no zip".getBytes(StandardCharsets.UTF_8), CONTEXT).problems())
			.extracting(Problem::sentence)
			.containsExactly("This zip is damaged or incomplete.");
		assertThat(SlackArchive.read(zip(Map.of("notes.txt", "x")), CONTEXT).problems()).extracting(Problem::sentence)
			.containsExactly("This zip holds no channel of a Slack export.");
	}

	@Test
	void refusesAZipThatExpandsBeyondItsBounds() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			zip.putNextEntry(new ZipEntry("bomb.bin"));
			byte[] block = new byte[1_000_000];
			for (int n = 0; n <= 500; n++) {
				zip.write(block);
			}
		}
		Map<String, String> many = new LinkedHashMap<>();
		for (int n = 0; n <= 10_000; n++) {
			many.put("f" + n, "");
		}

		assertThatThrownBy(() -> SlackArchive.read(bytes.toByteArray(), CONTEXT))
			.isInstanceOf(SlackArchive.TooLarge.class)
			.hasMessage("The zip expands to more than 500 MB.");
		assertThatThrownBy(() -> SlackArchive.read(zip(many), CONTEXT))
			.hasMessage("The zip holds more than 10,000 files.");
	}

}
