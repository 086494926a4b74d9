package dev.firewatch.runbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.firewatch.policy.ConfigFiles;
import dev.firewatch.policy.InvalidConfiguration;
import dev.firewatch.runbook.StageGate.GateApproval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The runbooks that come with the product, their schema, and what a wrong file is told.
 */
class ShippedRunbooksTests {

	private static final Path DIRECTORY = Path.of("config/runbooks");

	private static final Path SCHEMA = DIRECTORY.resolve("runbook.schema.json");

	private static final Path EXAMPLES = Path.of("src/docs/examples/runbooks");

	private static final JsonMapper JSON = new JsonMapper();

	@TempDir
	Path own;

	private static Runbooks load(Path directory) {
		ConfigFiles files = new ConfigFiles(directory);
		return Runbooks.load(files, files.policy(), files.services());
	}

	private static Runbook shipped(String id) {
		return load(Path.of("config")).runbook(id).orElseThrow();
	}

	private static List<String> problems(String yaml) throws IOException {
		Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(Files.readString(SCHEMA));
		Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
		return schema.validate(JSON.writeValueAsString(tree), InputFormat.JSON).stream().map(Object::toString).toList();
	}

	/** Blanks to fill in, and the dollar before one, are no words. */
	private static String plain(String sentence) {
		return sentence.replaceAll("[_$]+", "")
			.replaceAll("\\s+", " ")
			.replaceAll("[: ]+$", "")
			.toLowerCase(Locale.ROOT);
	}

	private static List<String[]> source() throws IOException {
		return Files.readAllLines(Path.of("src/test/resources/runbooks/source-lists.txt"))
			.stream()
			.filter(line -> !line.startsWith("#"))
			.map(line -> line.split(" \\| ", 2))
			.toList();
	}

	@Test
	void everySentenceOfTheSourcesListsIsInARunbook() throws IOException {
		List<Runbook> all = load(Path.of("config")).all();
		Set<String> said = all.stream()
			.flatMap(runbook -> runbook.stages().stream())
			.flatMap(stage -> Stream.concat(stage.objectives().stream(), stage.items().stream().map(RunbookItem::text)))
			.map(ShippedRunbooksTests::plain)
			.collect(Collectors.toSet());
		List<String> triggers = all.stream()
			.flatMap(runbook -> runbook.stages().stream())
			.flatMap(stage -> stage.triggers().stream())
			.map(RollbackTrigger::text)
			.map(ShippedRunbooksTests::plain)
			.toList();
		said.addAll(triggers);

		assertThat(source()).hasSizeGreaterThan(240)
			.filteredOn(line -> !line[0].equals("Approval for Return to Normal"))
			.filteredOn(line -> !said.contains(plain(line[1])))
			.extracting(line -> line[0] + ": " + line[1])
			.isEmpty();
	}

	@Test
	void returnToNormalHasItsBoxesItsWeekAndItsApprovals() {
		RunbookStage stage = shipped("return-to-normal").stages().get(0);

		assertThat(stage.items()).hasSize(21).allMatch(RunbookItem::required);
		assertThat(stage.items().stream().map(RunbookItem::group).distinct()).hasSize(5);
		assertThat(stage.gate().stableFor()).isEqualTo(Duration.ofDays(7));
		assertThat(stage.gate().approvals().stream().map(GateApproval::role)).containsExactly("commander",
				"technical-lead", "compliance");
		assertThat(stage.gate().controlsLifted()).isTrue();
	}

	@Test
	void recoveryAndRedeploymentHaveTheirPhases() {
		Runbook recovery = shipped("recovery");
		assertThat(recovery.stages().stream().map(RunbookStage::within)).containsExactly(Duration.ofHours(24),
				Duration.ofHours(72), Duration.ofDays(14), Duration.ofDays(28));
		assertThat(recovery.stages().get(0).items()).hasSize(22);
		assertThat(recovery.recovery()).isTrue();

		Runbook redeployment = shipped("redeployment");
		assertThat(redeployment.stages()).extracting(RunbookStage::id)
			.containsExactly("pre-deployment", "canary", "rollout", "full");
		assertThat(redeployment.stages().get(1).gate().stableFor()).isEqualTo(Duration.ofHours(24));
		assertThat(redeployment.stages().get(1).triggers()).hasSize(5);
	}

	@Test
	void theSchemaAcceptsWhatTheReaderAcceptsAndNamesEveryType() throws IOException {
		for (Path directory : List.of(DIRECTORY, EXAMPLES)) {
			try (Stream<Path> files = Files.list(directory)) {
				for (Path file : files.filter(one -> one.toString().endsWith(".yml")).toList()) {
					assertThat(problems(Files.readString(file))).as(file.toString()).isEmpty();
				}
			}
		}
		String recovery = Files.readString(DIRECTORY.resolve("recovery.yml"));
		assertThat(problems(recovery.replaceFirst("type: runbook", "type: runbok"))).isNotEmpty();
		assertThat(problems(recovery.replaceFirst("required: true", "requird: true"))).isNotEmpty();
		JsonNode types = JSON.readTree(Files.readString(SCHEMA)).findValue("groups").findValue("type");
		JsonNode item = JSON.readTree(Files.readString(SCHEMA))
			.at("/properties/stages/items/properties/groups/items/properties/items/items/properties/type/enum");
		assertThat(types).isNotNull();
		assertThat(item.valueStream().map(JsonNode::asString))
			.containsExactlyInAnyOrderElementsOf(Stream.of(ItemType.values()).map(ItemType::key).toList());
	}

	@Test
	void theExamplesCanBePutIntoTheDirectory() throws IOException {
		Files.createDirectories(own.resolve("runbooks"));
		try (Stream<Path> files = Files.list(EXAMPLES)) {
			for (Path file : files.toList()) {
				Files.copy(file, own.resolve("runbooks").resolve(file.getFileName()));
			}
		}
		assertThat(load(own).all()).extracting(Runbook::id)
			.contains("database-failover", "key-leak", "vendor-outage", "breach-notice", "office-fire", "recovery");
	}

	private List<String> refused(String yaml) throws IOException {
		Files.createDirectories(own.resolve("runbooks"));
		Files.writeString(own.resolve("runbooks/mine.yml"), yaml);
		InvalidConfiguration invalid = catchThrowableOfType(InvalidConfiguration.class, () -> load(own));
		return invalid.problems()
			.stream()
			.map(problem -> problem.line() + ": " + problem.complaint() + " " + problem.remedy())
			.toList();
	}

	@Test
	void aWrongFileIsToldLineAndRemedy() throws IOException {
		assertThat(refused("""
				id: mine
				title: Mine
				version: "1"
				stages:
				  - id: first
				    title: First
				    opens-after: 3d
				    within: 1d
				    groups:
				      - title: Some
				        role: comander
				        items:
				          - { text: Count them, type: nmber, id: count }
				          - { text: Call, unit: hours }
				          - { text: Only then, when: { readings: [{ item: cuont, above: 10 }] } }
				          - { text: Another, type: runbook }
				    rollback:
				      - { id: bad, text: Bad, to: later }
				""")).containsExactly(
				"8: the window of \"first\" ends before it begins. Make \"within\" longer than \"opens-after\"; both count from the same moment.",
				"11: role \"comander\" is not known. Did you mean commander? Use one of commander, scribe, communications, technical-lead, compliance, safety-lead, management.",
				"13: type \"nmber\" is not known. Did you mean number? Use one of check, task, number, text, date, person, link, file, runbook.",
				"14: \"unit\" is only for an item of type number. Take it away, or write \"type: number\".",
				"15: \"cuont\" is not the id of an earlier item. Did you mean \"count\"?",
				"16: \"runbook\" and \"type: runbook\" belong together. Name the runbook that is gone through, or take another type.",
				"18: there is no stage \"later\" before this one. The first stage can't be sent back.");
	}

	@Test
	void aStageThatAsksForNothingIsRefused() throws IOException {
		assertThat(refused("id: mine\ntitle: Mine\nversion: 1\nstages:\n  - { id: empty, title: Empty }\n"))
			.singleElement()
			.asString()
			.contains("stage \"empty\" asks for nothing");
		assertThat(refused("id: other\ntitle: Mine\nversion: 1\nstages: []\n")).hasSize(2);
	}

}
