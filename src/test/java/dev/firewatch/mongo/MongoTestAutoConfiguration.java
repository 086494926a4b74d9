package dev.firewatch.mongo;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/** Has the queries of every Spring test recorded and counted. */
@AutoConfiguration(before = MongoAutoConfiguration.class)
class MongoTestAutoConfiguration {

	@Bean
	CommandCounter commandCounter() {
		return new CommandCounter();
	}

	@Bean
	MongoClientSettingsBuilderCustomizer commandListeners(CommandCounter counter) {
		return (settings) -> settings.addCommandListener(counter).addCommandListener(QueryShapes.ALL);
	}

}
