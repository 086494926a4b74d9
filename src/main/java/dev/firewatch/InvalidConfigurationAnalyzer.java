package dev.firewatch;

import dev.firewatch.policy.InvalidConfiguration;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Shows a mistake in a configuration file as a list of lines to fix, not as a stack
 * trace.
 */
class InvalidConfigurationAnalyzer extends AbstractFailureAnalyzer<InvalidConfiguration> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidConfiguration cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()), "Fix the lines listed above, then restart.",
				cause);
	}

}
