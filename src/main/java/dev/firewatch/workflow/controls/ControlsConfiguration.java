package dev.firewatch.workflow.controls;

import dev.firewatch.chat.Verb;
import dev.firewatch.people.People;
import dev.firewatch.policy.Policy;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.SignalWatch;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Interim controls and hypotheses. */
@Configuration(proxyBeanMethods = false)
class ControlsConfiguration {

	@Bean
	NoteAfterAll noteAfterAll(Timelines timelines) {
		return new NoteAfterAll(timelines);
	}

	@Bean
	ControlCard controlCard(People people) {
		return new ControlCard(people);
	}

	@Bean
	Controls interimControls(CasefileEditor editor, Policy policy, SignalWatch watch, NoteAfterAll notes,
			ControlCard card) {
		return new Controls(editor, policy, watch, notes, card);
	}

	@Bean
	Verb controlVerb(IncidentResolver resolver, Controls controls, ControlCard card) {
		return new ControlVerb(resolver, controls, card);
	}

	@Bean
	NamedControl namedControl(IncidentResolver resolver, ControlCard card) {
		return new NamedControl(resolver, card);
	}

	@Bean
	Verb liftControl(NamedControl named, Controls controls) {
		return new LiftControl(named, controls);
	}

	@Bean
	Verb prolongControl(IncidentResolver resolver, Controls controls, NamedControl named) {
		return new ProlongControl(resolver, controls, named);
	}

	@Bean
	HypothesisCard hypothesisCard(People people) {
		return new HypothesisCard(people);
	}

	@Bean
	Hypotheses hypotheses(CasefileEditor editor, SignalWatch watch, NoteAfterAll notes, HypothesisCard card) {
		return new Hypotheses(editor, watch, notes, card);
	}

	@Bean
	Verb hypothesisVerb(IncidentResolver resolver, Hypotheses hypotheses, HypothesisCard card) {
		return new HypothesisVerb(resolver, hypotheses, card);
	}

	@Bean
	Verb testHypothesis(IncidentResolver resolver, Hypotheses hypotheses, HypothesisCard card) {
		return new TestHypothesis(resolver, hypotheses, card);
	}

}
