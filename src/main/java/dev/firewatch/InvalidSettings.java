package dev.firewatch;

import java.util.List;

/** Stops the start because of what an operator set; never names the value of a secret. */
class InvalidSettings extends RuntimeException {

	InvalidSettings(List<String> problems) {
		super(String.join("\n", problems));
	}

}
