package dev.firewatch.mongo;

import java.util.Map;

import dev.firewatch.testing.Scratch;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * Gives each Spring test context a data directory of its own, since several are kept open
 * at once and only one may have a directory. A test that names one itself gets that.
 */
class FreshDataDirectory implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		MutablePropertySources sources = context.getEnvironment().getPropertySources();
		sources.addAfter(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new MapPropertySource(
				"freshDataDirectory", Map.of("firewatch.data-dir", Scratch.directory("context").toString())));
	}

}
