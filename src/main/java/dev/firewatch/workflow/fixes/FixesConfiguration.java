package dev.firewatch.workflow.fixes;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Verb;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.people.People;
import dev.firewatch.policy.Policy;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.DirectMessages;
import dev.firewatch.workflow.kernel.Erasure;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.Perishable;
import dev.firewatch.workflow.kernel.ElsewhereActs;
import dev.firewatch.workflow.kernel.ElsewhereDecisions;
import dev.firewatch.workflow.kernel.PermissionCheck;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Fixes, from the promise to the verified result. */
@Configuration(proxyBeanMethods = false)
class FixesConfiguration {

	@Bean
	Erasure erasedPastedFixes(PastedFixTexts pending) {
		return new ErasedPastedFixes(pending);
	}

	/** A list that nobody has saved in so long never will be. */
	@Bean
	Perishable oldPastedFixes(PastedFixTexts pending) {
		return now -> pending.deleteByAtBefore(now.minus(Duration.ofDays(30)));
	}

	@Bean
	FixVerb fixVerb(IncidentResolver resolver, CasefileEditor editor, FixLines lines) {
		return new FixVerb(resolver, editor, lines);
	}

	@Bean
	Verb promiseFix(IncidentResolver resolver, CasefileEditor editor, Policy policy, People people, FixLines lines,
			PastedFixTexts pasted) {
		return new PromiseFix(resolver, editor, policy, people, lines, new AmendFix(editor, people, lines, policy),
				new PasteFixes(editor, policy, people, lines, pasted));
	}

	@Bean
	Verb startFix(FixVerb fixes) {
		return new StartFix(fixes);
	}

	@Bean
	Verb finishFix(FixVerb fixes, Policy policy, List<ElsewhereActs> elsewhere) {
		return new FinishFix(fixes, policy, elsewhere);
	}

	@Bean
	Verb verifyFix(FixVerb fixes, CasefileEditor editor, Policy policy, PermissionCheck permissions) {
		return new VerifyFix(fixes, editor, policy, permissions);
	}

	@Bean
	Verb dropFix(FixVerb fixes, CasefileEditor editor, Policy policy, PermissionCheck permissions) {
		return new DropFix(fixes, editor, policy, permissions);
	}

	@Bean
	Verb snoozeFix(FixVerb fixes, Policy policy) {
		return new SnoozeFix(fixes, policy);
	}

	@Bean
	Verb handOverFix(FixVerb fixes, CasefileEditor editor, Policy policy, People people,
			List<ElsewhereActs> elsewhere) {
		return new HandOverFix(fixes, editor, policy, people, elsewhere);
	}

	@Bean
	LapseHandOvers lapseHandOvers(CasefileEditor editor, People people, Policy policy) {
		return new LapseHandOvers(editor, people, policy);
	}

	@Bean
	Verb askForHelp(FixVerb fixes, CasefileEditor editor, RoomDirectory rooms, Policy policy) {
		return new AskForHelp(fixes, editor, rooms, policy);
	}

	@Bean
	HelpMessage helpMessage(Casefiles casefiles, RoomDirectory rooms, DirectMessages direct, FixLines lines,
			Policy policy, Clock clock) {
		return new HelpMessage(casefiles, rooms, direct, lines, policy, clock);
	}

	@Bean
	HandOverMessages handOverMessages(Casefiles casefiles, DirectMessages direct, FixLines lines, Policy policy,
			Clock clock) {
		return new HandOverMessages(casefiles, direct, lines, policy, clock);
	}

	@Bean
	Verb approveFix(FixVerb fixes, PermissionCheck permissions, Policy policy, List<ElsewhereDecisions> elsewhere) {
		return DecideOnFix.approving(fixes, permissions, policy, elsewhere);
	}

	@Bean
	Verb rejectFix(FixVerb fixes, PermissionCheck permissions, Policy policy, List<ElsewhereDecisions> elsewhere) {
		return DecideOnFix.rejecting(fixes, permissions, policy, elsewhere);
	}

	@Bean
	FixLines fixLines(People people, Policy policy, PermissionCheck permissions) {
		return new FixLines(people, policy, permissions);
	}

	@Bean
	ApprovalRequest approvalRequest(Casefiles casefiles, DirectMessages direct, Policy policy) {
		return new ApprovalRequest(casefiles, direct, policy);
	}

}
