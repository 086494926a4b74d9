package dev.firewatch.testing;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Action;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.recovery.DeletionState;
import dev.firewatch.runbook.Run;
import dev.firewatch.runbook.Run.RunState;
import dev.firewatch.runbook.RunAct;
import dev.firewatch.runbook.RunAct.RunActKind;
import dev.firewatch.workflow.rehearsal.Story.Step;
import dev.firewatch.workflow.rehearsal.Story.Where;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The AI incident of the recovery document as people live through it: a degraded model
 * whose test data went stale, decisions reversed, 12,400 records deleted after approval,
 * a canary that is rolled back and then goes through, and a stable week that begins
 * twice.
 */
public final class RecoveryStory {

	/** The story's Friday, from which its days are counted. */
	public static final ZonedDateTime FRIDAY = ZonedDateTime.of(2025, 3, 7, 0, 0, 0, 0, ZoneId.of("UTC"));

	/**
	 * A step with what its answer says.
	 *
	 * @param answer empty if it doesn't matter
	 */
	private record Told(Step step, String answer) {
	}

	private final List<Told> told = new ArrayList<>();

	private int day;

	private LocalTime time = LocalTime.of(9, 0);

	private RecoveryStory() {
	}

	private void on(int newDay) {
		day = newDay;
		time = LocalTime.of(9, 0);
	}

	private void say(String who, String text, String answer) {
		time = time.plusMinutes(1);
		told.add(new Told(
				new Step(day, time, who, told.isEmpty() ? Where.LOBBY : Where.ROOM, text, null, Map.of(), null),
				answer));
	}

	private void fill(String who, String form, Map<String, List<String>> values) {
		time = time.plusMinutes(1);
		told.add(new Told(new Step(day, time, who, Where.ROOM, null, form, values, null), ""));
	}

	/** Ticks all from the first to the last. */
	private void done(String who, String run, int first, int last) {
		say(who, "done " + IntStream.rangeClosed(first, last)
			.mapToObj(item -> run + "." + item)
			.collect(Collectors.joining(" ")), "are done");
	}

	/** The form that a step fills in. */
	public static Action form(Step step, String id) {
		String[] words = String.valueOf(step.submit()).split(" ", 2);
		return words.length == 1 ? new Action("postmortem", id, words[0]) : new Action(words[0], id, words[1]);
	}

	private void stabilise() {
		say("alice", "new sev1 model degraded: loans denied wrongly", "");
		for (String role : List.of("commander", "technical-lead @bob", "compliance @carol", "communications @dave")) {
			say("alice", "role " + role, "");
		}
		say("bob", "mitigated the old model is back", "");
		say("alice", "runbook start recovery", "RB1 began");
		say("bob", "done RB1.1 diagnostics: 17 of 17", "RB1.1 is done");
		say("bob", "done RB1.2 RB1.6 RB1.7", "are done");
		say("bob", "skip RB1.8 R4 the machine is gone", "RB1.8 doesn't apply");
		say("alice", "control two people check each denial until return to normal", "IC1");
		say("alice", "hypothesis the test data went stale", "H1");
		say("bob", "test H1 compare its dates with production", "H1");
		say("alice", "done RB1.15", "RB1.15 is done");
		say("alice", "advance RB1", "RB1.19 is open");
		say("dave", "done RB1.19 told the board", "RB1.19 is done");
		say("alice", "advance RB1", "Investigation and root cause analysis begins");
		say("alice", "resolve the old model serves all requests", "");
	}

	private void investigate() {
		on(3);
		say("bob", "hypothesis H1 confirmed the newest row is of 2023", "confirmed");
		done("bob", "RB1", 23, 24);
		say("carol", "reading RB1.41 yes", "RB1.41 is read");
		say("bob", "reading RB1.46 3,100", "RB1.46 is read");
		say("bob", "reading RB1.47 about many", "RB1.47 asks for a number");
		say("bob", "reading RB1.47 120", "RB1.47 is read");
		say("carol", "reading RB1.48 120", "RB1.48 is read");
		say("alice", "advance RB1", "Remediation begins");
	}

	private void remedy() {
		on(4);
		say("carol", "runbook start affected-individuals for RB1.68", "RB2 began");
		done("carol", "RB2", 1, 3);
		say("carol", "advance RB2", "Notification and remedy begins");
		say("carol", "affected new 120 applicants of February", "A1");
		say("carol", "affected A1 remedy reversal decided anew by two people", "remedy agreed");
		fill("carol", "affected A1 notice",
				Map.of("part0", List.of("A model denied loans by mistake."), "part1",
						List.of("Your application was denied."), "part2", List.of("Test data are refreshed monthly."),
						"part3", List.of("We decide anew and write to you.")));
		say("alice", "approve A1 reads well", "next: tell them");
		fill("carol", "affected A1 sent",
				Map.of("how", List.of("by letter"), "evidence", List.of("https://post.example/17")));
		say("carol", "affected A1 remedied all decided anew, list 7", "remedied");
		done("carol", "RB2", 4, 14);
		say("carol", "advance RB2", "Not verified yet: A1");
		say("alice", "affected A1 verified ten samples were right", "verified");
		say("carol", "advance RB2", "RB2 Affected individuals is done");
	}

	private void clean() {
		say("bob", "runbook start data-cleanup for RB1.59", "RB3 began");
		say("bob", "reading RB3.1 no", "RB3.1 is read");
		say("bob", "reading RB3.8 yes", "RB3.8 is read");
		say("bob", "reading RB3.15 no", "RB3.15 is read");
		say("bob", "reading RB3.22 yes", "RB3.22 is read");
		done("bob", "RB3", 12, 14);
		say("bob", "runbook start safe-deletion for RB3.23", "RB4 began");
		say("bob", "deletion new decisions 2025-02-01 2025-02-28", "D1");
		say("bob", "deletion D1 backup b-17", "b-17");
		say("bob", "deletion D1 identify 12400 r1 r2", "12400");
		say("bob", "deletion D1 delete 12400", "Next for D1 comes approve");
		say("bob", "approve D1", "Only");
		say("carol", "approve D1 the sample is right", "approve");
		say("bob", "deletion D1 delete 12400", "12400 deleted");
		done("bob", "RB4", 1, 7);
		say("bob", "advance RB4", "Still open: D1");
		say("bob", "deletion D1 verify 0", "0 remain");
		say("bob", "deletion D1 update the training set", "done");
		say("bob", "advance RB4", "RB4 Safe deletion is done");
		say("bob", "advance RB3", "Keep, archive, and say what is gone begins");
		done("carol", "RB3", 24, 26);
		say("carol", "reading RB3.27 2025-04-30", "RB3.27 is read");
		say("carol", "reading RB3.28 2032-03-31", "RB3.28 is read");
		say("carol", "reading RB3.29 decisions of February, as they were wrong", "RB3.29 is read");
		say("carol", "advance RB3", "RB3 Data cleanup is done");
	}

	private void redeploy() {
		on(5);
		say("bob", "runbook start redeployment for RB1.81", "RB5 began");
		done("bob", "RB5", 1, 29);
		say("bob", "advance RB5", "Canary deployment begins");
		done("bob", "RB5", 30, 37);
		say("bob", "advance RB5", "stay stable for 1 day");
		say("bob", "rollback RB5 errors 5 % of requests failed", "went back to Pre-deployment");
		say("bob", "advance RB5", "29 required items are open");
		on(6);
		done("bob", "RB5", 1, 29);
		say("bob", "advance RB5", "Canary deployment begins");
		done("bob", "RB5", 30, 37);
		on(10);
		say("bob", "advance RB5", "Gradual rollout begins");
		done("bob", "RB5", 38, 42);
		say("bob", "advance RB5", "Full deployment begins");
		done("bob", "RB5", 43, 46);
		say("bob", "advance RB5", "RB5 Redeployment is done");
		done("bob", "RB1", 82, 83);
		say("alice", "advance RB1", "Return to normal operations begins");
	}

	private void returnToNormal() {
		say("alice", "runbook start return-to-normal for RB1.86", "RB6 began");
		done("alice", "RB6", 1, 21);
		on(14);
		say("bob", "runbook RB6 anomaly latency jumped", "new anomaly");
		on(17);
		say("alice", "approve RB6", "stay stable for 7 days");
		on(24);
		say("alice", "approve RB6", "Still on: IC1");
		say("alice", "lift IC1 the new model is watched", "lifted");
		for (String who : List.of("alice", "bob", "carol")) {
			say(who, "approve RB6", "approved as");
		}
		say("alice", "advance RB6", "RB6 Return to normal is done");
		say("alice", "advance RB1", "RB1 Recovery is done");
	}

	/**
	 * Has it lived through, up to the return to normal.
	 * @param play plays a step of the incident of the given id, which is empty for the
	 * first, and returns what was answered
	 * @return the incident's id
	 */
	public static String live(Casefiles casefiles, BiFunction<Step, String, String> play) {
		RecoveryStory story = new RecoveryStory();
		story.stabilise();
		story.investigate();
		story.remedy();
		story.clean();
		story.redeploy();
		story.returnToNormal();
		Set<String> before = ids(casefiles);
		String id = "";
		for (Told told : story.told) {
			String answer = play.apply(told.step(), id);
			assertThat(answer).as(told.step().toString()).contains(told.answer());
			if (id.isEmpty()) {
				id = ids(casefiles).stream().filter(known -> !before.contains(known)).findFirst().orElseThrow();
			}
		}
		holds(casefiles.find(new IncidentId(id)).orElseThrow());
		return id;
	}

	private static void holds(Casefile file) {
		assertThat(file.runs()).hasSize(6).allMatch(run -> run.state() == RunState.DONE);
		assertThat(file.runs().get(0).acts()).filteredOn(act -> act.kind() == RunActKind.DONE && act.by() != null)
			.extracting(RunAct::text)
			.contains("RB2", "RB3", "RB5", "RB6");
		assertThat(file.deletions()).singleElement()
			.satisfies(deletion -> assertThat(deletion.state()).isEqualTo(DeletionState.SUCCESS));
		assertThat(file.controlsOn()).isEmpty();
		Run normal = file.runs().get(5);
		assertThat(normal.acts()).filteredOn(act -> act.kind() == RunActKind.APPROVED)
			.extracting(RunAct::text)
			.containsExactly("commander", "technical-lead", "compliance");
	}

	private static Set<String> ids(Casefiles casefiles) {
		return casefiles.search(CasefileSearch.open(), 0, 500)
			.stream()
			.map(file -> file.id().value())
			.collect(Collectors.toSet());
	}

	/** Its export says what a compliance officer looks for. */
	public static void check(int port, String token, String id) {
		String document = get(port, token, "/api/v1/incidents/" + id + "/postmortem.md");
		assertThat(document.replace("\\", ""))
			.contains("RB1 Recovery", "| RB1.1 | Verify system state and integrity | done | diagnostics: 17 of 17",
					"| RB1.8 | Create forensic snapshots | doesn't apply | R4: the machine is gone",
					"Canary deployment began",
					"Back to Pre-deployment: System errors or crashes: 5 % of requests failed",
					"New anomaly: latency jumped", "Approved as commander", "Approved as technical lead",
					"Approved as compliance", "D1 decisions", "count 12400", "the sample is right", "IC1", "120 people")
			.doesNotContain("applicants of February");
		String summary = get(port, token, "/api/v1/incidents/" + id + "/runbooks/RB1/summary.md");
		assertThat(summary.replace("\\", "")).contains("Recovery of " + id, "12,400 records deleted, 0 remain, SUCCESS",
				"120 verified");
		String runs = get(port, token, "/api/v1/incidents/" + id + "/runbooks");
		assertThat(runs).contains("\"id\":\"RB6\"", "\"runbook\":\"return-to-normal\"", "\"state\":\"DONE\"",
				"\"stableFor\":\"PT168H\"");
		assertThat(get(port, token, "/api/v1/incidents/" + id)).doesNotContain("\"recovery\"");
	}

	private static String get(int port, String token, String path) {
		return String.valueOf(RestClient.create("http://localhost:" + port)
			.get()
			.uri(path)
			.header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
			.retrieve()
			.body(String.class));
	}

}
