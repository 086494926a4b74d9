package dev.firewatch;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a mistake in the settings as sentences, not as a stack trace. */
class InvalidSettingsAnalyzer extends AbstractFailureAnalyzer<InvalidSettings> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettings cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				"Correct the environment or the properties and start again.", cause);
	}

}
