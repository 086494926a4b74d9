package dev.firewatch.workflow;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.exchange.MarkdownExport;
import dev.firewatch.risk.Risks;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.workflow.postmortems.publishing.Drafts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** What a review finds beyond the incident becomes a fix or a risk with one tap. */
@CoreTest
class FindingsScenarioTests {

	private static final ZonedDateTime MONDAY = ZonedDateTime.of(2088, 5, 3, 10, 0, 0, 0, ZoneOffset.UTC);

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	Risks risks;

	@Autowired
	Drafts drafts;

	@BeforeEach
	void nothingIsLeftOfEarlierTests() {
		incidents.forgetAll();
	}

	private Reply vulnerabilities(String id, String gaps, String similar) {
		return chat.submit(chat.person("alice"), incidents.room(id), new Action("postmortem", id, "vulnerabilities"),
				Map.of("process-failures", List.of("none"), "technical-gaps", List.of(gaps), "organisational-issues",
						List.of("None."), "policy-gaps", List.of("none"), "similar-risks", List.of(similar)),
				incidents.clock().instant());
	}

	private String reviewed(String declared) {
		incidents.at(MONDAY);
		String id = incidents.declare("alice", declared + " " + UUID.randomUUID());
		incidents.say("alice", id, "role commander");
		incidents.say("alice", id, "role technical-lead");
		incidents.say("alice", id, "resolve");
		incidents.settle();
		incidents.say("alice", id, "postmortem use ai-incident");
		return id;
	}

	@Test
	void eachFindingIsOfferedUntilItIsAFixOrARisk() {
		String id = reviewed("new one: Router answers wrongly");
		String labels = "Labels are typed by hand " + UUID.randomUUID().toString().substring(0, 8);

		Message saved = ((Reply.Whisper) vulnerabilities(id, "- Test data is stale\n- No canary <now>", labels))
			.message();

		assertThat(FakeChat.text(new Reply.Whisper(saved))).contains("What follows from this?", "Test data is stale",
				"No canary <now>", labels, "[Add a fix] [Enter as a risk]");
		Reply form = chat.press(chat.person("alice"), incidents.room(id), FakeChat.button(saved, "Add a fix"),
				incidents.clock().instant());
		assertThat(form).isInstanceOf(Reply.Ask.class);
		assertThat(form.toString()).contains("Test data is stale");
		incidents.say("alice", id, "fix Test data is stale @dave due 2w");
		incidents.say("alice", id, "risk new " + labels + " P3 I2");

		assertThat(incidents.told("alice", id, "postmortem findings")).contains("3 findings",
				"1 without a fix or a risk", "✓ Test data is stale · F1", "⚠️ No canary <now>",
				risks.titled(labels).orElseThrow().id().value());
		assertThat(FakeChat.text(vulnerabilities(id, "Test data is stale", "none"))).doesNotContain("What follows");
	}

	@Test
	void aPrivateIncidentsFindingsDoNotGetIntoTheRegister() {
		String id = reviewed("private new one: Payroll was read");

		assertThat(FakeChat.text(vulnerabilities(id, "Salaries are in a shared sheet", "none"))).contains("[Add a fix]")
			.doesNotContain("[Enter as a risk]");
	}

	@Test
	void aDoneFixAsksWhereItsFindingHasLandedUntilItIsSaid() {
		incidents.at(MONDAY.plusWeeks(3));
		String id = incidents.open("Playbook");
		incidents.say("alice", id, "fix Write the playbook @dave due 3d lands \"playbook\"");
		incidents.say("alice", id, "fix Train everybody @dave due 3d lands \"training\"");

		assertThat(incidents.told("dave", id, "done F1 landed in the wiki")).contains("F1 was to land in playbook",
				"[Add its link]");
		assertThat(incidents.told("dave", id, "done F2 see https://learn.example.org/7 for it"))
			.doesNotContain("[Add its link]");
		assertThat(incidents.file(id).fix("F2").orElseThrow().landed()).contains("https://learn.example.org/7");
		assertThat(FakeChat.text(incidents.say("dave", "todo"))).contains("where in playbook is it now?",
				"[Add its link]");
		incidents.settle();
		incidents.at(MONDAY.plusWeeks(3).plusDays(2));
		incidents.settle();
		assertThat(incidents.toldDirectly("dave")).last()
			.asString()
			.contains("where in playbook is it now?", "[Add its link]");

		Reply.Ask form = (Reply.Ask) incidents.say("dave", id, "done F1 landed");
		assertThat(chat.submit(chat.person("dave"), incidents.room(id), form.form().action(),
				Map.of("where", List.of(" ")), incidents.clock().instant()))
			.isInstanceOf(Reply.Correct.class);
		assertThat(FakeChat.text(chat.submit(chat.person("dave"), incidents.room(id), form.form().action(),
				Map.of("where", List.of("https://wiki.example.org/queue")), incidents.clock().instant())))
			.contains("F1")
			.doesNotContain("[Add its link]");
		assertThat(incidents.file(id).fix("F1").orElseThrow().landed()).contains("https://wiki.example.org/queue");
		assertThat(FakeChat.text(incidents.say("dave", "todo"))).doesNotContain("where in playbook");
	}

	@Test
	void aRegressionTestGetsAnIdAndIsAskedForUntilItExists() {
		incidents.at(MONDAY.plusWeeks(6));
		String id = incidents.open("Guarded");
		incidents.say("alice", id, "role technical-lead");
		incidents.say("alice", id, "resolve");
		incidents.settle();
		Reply saved = chat.submit(chat.person("alice"), incidents.room(id), new Action("postmortem", id, "fixes"),
				Map.of("immediate-mitigation", List.of("Rolled back"), "regression-tests",
						List.of("Two signals escalate | Unit | Routing\nREG-7 | Queue drains | E2E | Queue")),
				incidents.clock().instant());
		String test = "REG_" + id.replace('-', '_') + "_001";

		assertThat(FakeChat.text(saved)).contains("Saved");
		assertThat(incidents.file(id).regressionTests()).containsExactly(test, "REG-7");
		assertThat(FakeChat.text(incidents.say("alice", "todo"))).contains(test, "does this test exist by now?",
				"REG-7");
		Reply.Ask form = (Reply.Ask) incidents.say("alice", id, "done " + test);
		assertThat(FakeChat.text(chat.submit(chat.person("alice"), incidents.room(id), form.form().action(),
				Map.of("where", List.of("https://git.example.org/t/1")), incidents.clock().instant())))
			.contains(test + " exists: https://git.example.org/t/1");
		assertThat(incidents.told("bob", id, "done reg-7 suite \"queue\", third test")).contains("REG-7 exists");
		assertThat(incidents.file(id).unprovenTests()).isEmpty();
		assertThat(FakeChat.text(incidents.say("alice", "todo"))).doesNotContain("does this test exist");
		assertThat(incidents.told("bob", id, "done REG-8 nowhere")).contains("Which fix?", "REG-8 nowhere");
		assertThat(MarkdownExport.write(drafts.dossier(incidents.file(id)))).contains("Where these tests are",
				"https://git.example.org/t/1");
	}

}
