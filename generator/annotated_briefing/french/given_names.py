"""Given names that are surely a man's or a woman's, as the news of the world writes them.

Common knowledge, copied from no list. Not here: names that both bear (Dominique, Claude, Camille,
Kim, Morgan), and those whose sex depends on the country (Andrea, Nicola, Simone, Jan, Joan).
"""

from __future__ import annotations

import re
from typing import Literal

from annotated_briefing.french.fold import letters
from annotated_briefing.french.nouns import listed

Gender = Literal["m", "f"]

MEN = listed("""
    aaron abbas abdallah abdel abdelaziz abdelkader abdelmajid abdou abdoulaye abdul abdullah
    abel abraham achille achim adam adama adel adrian adriano adrien ahmad ahmed aime akihiro
    akira aksel alain alan alassane alban albert alberto alejandro aleksei alessandro alexandre
    alexei alexis alfonso alfred alfredo ali alioune alpha alphonse amadou amar amaury ambroise
    amine amir amos anatole anatoli anders andre andreas andrei andres andrew andrzej andy
    angelo anselme anthony antoine anton antonin antonio antony apollinaire aristide armand
    armando armel arnaud arne arnold arsene artem arthur arturo aslan auguste augustin aurelien
    avi axel aymeric ayoub aziz bachar baptiste barack barnabe barry bart barthelemy bashar
    basile bastien baudouin ben benedict benito benjamin benoit bernard bernardo bernd bernhard
    bernie bertrand bilal bill billy blaise bob bogdan boris boubacar brad brahim brendan brett
    brian brice bruce bruno bryan carl carlo carlos casimir cedric cesar charles charlie cheikh
    christian christoph christophe christopher cillian clark claudio clement clovis colin conrad
    constant constantin corentin cornelis craig cristian cristiano cyprien cyril cyrille dale
    damien damon dan daniel danilo dante dario darius dave david davide dean denis dennis denzel
    derek desire detlef didier diego dieter dietmar dimitri dimitris dino djamel djibril dmitri
    dmitry domenico domingo dominic don donald doug douglas duncan dylan eamon ed eddie eddy
    edgar edmond edmund edouard eduard eduardo edward edwin efrain ehoud ehud eli elias elie
    eliott eloi elon emanuel emile emiliano emilien emilio emmanuel emmerson enda enrico enrique
    enzo eric erich erik ernest ernesto ernst erwan erwin esteban etienne eugene eugenio evan
    evariste evo fabian fabien fabio fabrice fabricio fabrizio fadi farid farouk fathi faustin
    faycal federico felicien felipe felix ferdinand fernand fernando ferran fethi fidel filip
    filippo firmin florent florentin florian fouad francis francisco franck franco francois
    frank frankie franklin franz fred frederic frederick frederico frederik friedrich fritz
    gabriel gael gaetan gareth garry gary gaspard gaston gauthier gautier gavin geert geoff
    geoffrey geoffroy georg george georges georgios gerald gerard gerardo gerd gerhard germain
    german gervais ghislain giacomo gianni gideon gil gilbert gilberto gilles gino giorgio
    giovanni giulio giuseppe gonzalo gordon graham greg gregoire gregor gregory grigori guido
    guillaume guillermo gunter gunther gustave gustavo guy habib hadi hafez haider hakim hamadi
    hamdi hamid hamza hannes hans harald harold haroun harry harvey hasan hassan hassane hector
    heiko heinrich heinz helmut henning henri henrik henrique henry herbert herman hermann
    hernan herve hicham hichem hiroshi hocine homer horacio horst hosni houari howard hubert
    hugh hugo hugues humberto husein hussein ian ibrahim ibrahima idriss ignace ignacio igor
    ilan ilias ilyes imad imran ingmar inigo irving isaac isidore ismael ismail issa issam
    issouf ivan ivica ivo jack jacob jacques jaime jake jakob jalal jamal james jared jaroslaw
    jason javier jawad jay jean jeff jeffrey jens jeremie jeremy jeroen jerome jerry jerzy
    jesper jesus jim jimmy joachim joakim joao joaquin joe joel joey johan johann johannes john
    johnny jon jonas jonathan jordan jordi jorg jorge joris jose josef joseph joshua josip
    josselin juan juha jules julian julien julio julius jurgen justin kaled kamal kamel karim
    karl karol kassym kazuo keiji keir keith ken kenji kenneth kevin khaled khalid khalifa
    khalil kjell klaus kofi konrad konstantin kostas krzysztof kurt kyle ladislas lakhdar
    lambert lamine larry lars laszlo laurent lazare lech leif lenny leo leon leonard leonardo
    leonel leonid leopold leroy leszek lev levi lewis liam lilian lino lionel loic lorenzo loris
    lothar louis luc luca lucas lucho lucien ludovic ludwig luigi luis luiz lukas lukasz luke
    maarten macky madjid magnus mahamadou mahamat mahmoud mahmud maixent malcolm malek malik
    mamadou manfred manmohan manuel marc marcel marcello marcelo marcin marco marcos marcus
    marek mario marius mark marko markus martial martin marvin massimo mateo mateusz mathias
    mathieu mathis mats matt matteo matthew matthias matthieu maurice mauricio maurizio maxence
    maxim maxime maximilien mehdi mehmet melvin michael michal michel miguel mihai mikael mike
    mikhail milan milos mirko miroslav moctar modibo mohamed mohammad mohammed moise mokhtar
    morten moshe mouammar mouhamadou mounir mourad moussa moustapha muammar muhammad muhammadu
    mustafa mustapha nabil nacer nadir naftali najib narcisse narendra nasser nathan nathanael
    neil nelson nestor nicholas nick nicolae nicolas nigel nikita niklas niko nikola nikolai
    nikolaos nikolas nikolaus nikos nils noah noel norbert nordine norman norodom octave odilon
    olaf ole oleg olivier olof omar oscar oskar oswaldo othman otto ousmane owen pablo pal panos
    paolo pascal patrice patrick patrik paul paulin paulo pavel pedro peer pekka per percy pete
    peter petr petro petros phil philip philipp philippe pier pierre pierrick pierrot pietro pio
    piotr placide prosper quentin rachid radoslaw radovan rafael rafik rainer rajiv ralf ralph
    ramdane rami ramon raoul raphael raul ray raymond recep rechad reda reed reginald regis
    reinhard remi remy renato renaud rene reza ricardo riccardo richard rick ricky rob robert
    roberto roch rod roderick rodney rodolphe rodrigo roger roland rolf romain roman romano
    romeo romuald ron ronald ronan ronnie roosevelt ross roy ruben rudi rudolf rudy ruediger rui
    rupert russell ryan saad saber saddam sadio sadok said salah salem salim salman salomon
    salvador salvatore sam sami samir samuel samy santiago saul scott sean sebastian sebastiano
    sebastien serge sergei sergey sergio serguei severin seydou seymour shane sharif shaun
    shinzo sid sidi sidney sigmar sigmund silvio simon slimane slobodan sofiane soren soumaila
    spencer spiros stan stanislas stanislav stanley steeve stefan stefano stefanos stephan
    stephane stephen steve steven stuart sylvain sylvestre sylvio tadeusz tahar takeshi tanguy
    tarek tareq tariq tayeb ted teddy teodoro terrence thabo theo theodore thibaud thibault
    thierry thomas thorsten tiago tidiane tim timothee timothy titouan tobias todd tom tomas
    tomasz tommy tony toussaint trevor tristan tugdual umberto urbain uwe vaclav valentin
    valerian valery vasile vassili viatcheslav victor victorien viktor vincent vincenzo
    virgile vitali vladimir vojislav volker volodymyr wahid walid wallace walter warren wayne
    wenceslas werner wilfrid wilfried wilhelm will willem william willy winfried winston
    wladimir wojciech wolf wolfgang xavier yacine yahya yanis yann yasser yassine yasuo yehuda
    yitzhak yoann yohan yohann yoshihide youcef youri yousef youssef youssouf yuri yvan yves
    yvon zacharie zachary zakaria zbigniew zeljko zied zinedine zoltan
""")

WOMEN = listed("""
    abigail ada adelaide adele adelina adeline adriana adrienne agathe agnes agnieszka aicha
    aida aissata alberta alessandra alexandra alexandria alexia alice alicia alina aline alison
    aliya alma amal amanda amandine amelie amina aminata amira amy ana anais anastasia andree
    angela angele angelica angelina angelique anita anja ann anna annabel annabelle anne
    annegret anneliese annette annick annie anouk antje antonella antonia apolline ariane
    arielle arlette armande armelle asma assia astrid audrey augustine aurelia aurelie aurore
    awa axelle ayse aziza barbara beate beatrice beatrix beatriz begona belinda benazir
    benedicte berangere berenice bernadette berthe bertille bettina betty beverly bianca birgit
    blanca blandine bridget brigitte britney bronwyn brunehilde capucine carina carine carla
    carmen carol carole carolina caroline carolyn carrie caterina catherine cathy cecile cecilia
    celeste celia celine chantal charlene charlotte chiara chloe christa christel christelle
    christiane christina christine chrystelle chrystia cindy claire clara clarisse claudette
    claudia claudine clea clelia clemence clementine clothilde clotilde colette colleen consuelo
    coralie corazon corinne cosima cristina cynthia dagmar daisy daniela daniella danielle
    danuta daphne deborah debra delphine denise desiree diana diane dilma dina djamila dolores
    donatella donna dora doris dorothee dorothy edith edna edwige eileen ekaterina elaine
    eleanor elena eleonore elfriede eliane elif elisa elisabeth elise eliza elizabeth ella ellen
    elodie elsa elvira elvire emilia emilie emily emma emmanuelle erica erika erin ernestine
    esmeralda esperanza estelle ester esther eugenie eva eve evelyn evelyne fabienne fadela
    fadila fanny farah farida fatiha fatima fatimah fatma fatou fatoumata faustine federica
    felicia felicie felicite fernanda fernande fiona flavia fleur flora florence florentine
    francesca francine francoise franziska frauke frederica frederique frida gabriela gabriella
    gabrielle gaelle gail genevieve georgette georgia georgina geraldine germaine gertrude
    ghislaine gilberte gilda gina ginette giorgia giovanna gisela gisele giselle giulia gladys
    glenda gloria golda graciela greta gretchen gro gudrun gwenaelle gwendoline gwyneth hafida
    hafsa halima hanane hanna hannah harriet hasina hayat hazel heather heidi heike helen helena
    helene helga helle heloise henriette hermine hilary hilda hildegard hillary hind honorine
    hortense houda houria huguette ida iman imane ines inga inger ingrid irena irene irina iris
    irma isabel isabella isabelle isadora isaure isolde ivana ivanka jacinda jacinta jacqueline
    jana jane janet janice janine jasmine jeanette jeanne jeannette jeannine jennifer jenny
    jessica jill joanna joannie jocelyne joelle johanna josephine josette josiane joyce juana
    judith judy julia juliana julianne julie juliette julija justine kamala karen karima karin
    karine karoline katarina kate katharina katherine kathleen kathryn kathy katia katja katrin
    katy khadija kimberly kirsten kirsti kirstie kristalina kristen kristin kristina lara
    larissa latifa laura laure laurence laurette lauriane laurie lea leah leila lena leonie
    leonor leontine leticia leyla lidia liliana liliane lilly lily lina linda lisa lisbeth lise
    lisette liv liz liza lola loretta lorraine louisa louise luce lucette lucia lucie lucienne
    lucile lucille lucy ludivine ludmila luisa luise lydia lydie lynn lynne mabel madeleine
    madeline madonna maelle maeva mafalda magali magalie magda magdalena maggie maia maissa
    maite malala malika manon manuela mara marcela marceline marcelle mareva margaret margarita
    margaux margot margrethe marguerite maria mariam mariama marianne marie mariella marielle
    marietta marija marilou marilyn marilyne marina marine marinette marion marisa marisol
    marissa marjorie marlene marta marte martha marthe martina martine mary maryam maryline
    maryse maryvonne mathilde maud maude maureen mauricette maya mayssa megan meghan melania
    melanie melina melissa meryem meryl mia michaela michelle michiko mila milena mileva mina
    mireille mireya miriam moira mona monica monika monique mounia muriel mylene myriam nabila
    nada nadege nadia nadine nadja najat najia nancy naomi nassima natacha natalia natalie
    natalya natasha nathalie nawal nawel nelly nicole nicoletta nikki nina noemi noemie nora
    norah odette odile olga olivia olympe ophelie oprah oriane ornella otilia oumou paloma
    pamela paola pascale patricia patrizia paula paule paulette paulina pauline peggy penelope
    perrine petra philippine phoebe phumzile pia pilar priscilla prune quitterie rachel rachele
    rachida raissa rania raphaelle raquel rebecca regina regine reine renata renee rhonda rita
    roberta rokhaya romane romy ronja rosa rosalie rosalind rose roselyne rosemary rosette
    rosine roxana roxane ruth sabah sabina sabine sabrina safia saida sally salma salome
    samantha samia samira sandra sandrine sanna sara sarah saskia segolene selma serena severine
    shakira sharon sheikha sheila shirin shirley sibylle sigrid silvana silvia simonetta siri
    sirimavo sofia sofie solange soledad solene solenne sonia sonja sophia sophie soraya
    stefania stella stephanie sue suella sulamith susan susana susanna susanne suzanna suzanne
    suzette svetlana swann sybille sylvette sylvia sylviane sylvie tamara tania tanja tara
    tatiana tatjana teresa tess thea theodora theresa therese tiffany tilda tina tracey ulla
    ulrike uma ursula valentina valentine valeria valerie vanessa vera veronica veronika
    veronique vesna vicky victoire victoria vigdis viktoria viola violaine violette virginia
    virginie viviane wafa wanda wendy whitney wilhelmina winnie xiomara yasmina yasmine yevgenia
    yoko yolanda yolande yuriko yvette yvonne zahra zaineb zara zeinab zineb zoe zohra zuzana
""")

_PARTS = re.compile(r"[-‐‑\s]")


def gender(name: str) -> Gender | None:
    """Whether a name begins with a man's or a woman's given name; None where it does not say.

    The first part decides: « Jean-Marie » is a man, « Marie-Pierre » a woman.
    """
    given = _PARTS.split(letters(name).strip(), maxsplit=1)[0]
    if given in MEN:
        return "m"
    return "f" if given in WOMEN else None
